/// Percent-encoding as URLs use it (RFC 3986 section 2.1).
package enum PercentEncoding {
    /// Decodes `%XX`; a percent sign that begins no such triple stands for itself, as in .NET.
    ///
    /// In a query a plus is a space, in a path it is a plus.
    package static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "%"), index + 2 < source.count,
                let high = hexDigit(source[index + 1]), let low = hexDigit(source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Encodes all but the unreserved characters (RFC 3986 section 2.3), so that the text can
    /// stand anywhere in an address.
    package static func encode(_ text: String) -> String {
        encode(text, keeping: unreserved)
    }

    /// Encodes all that has a meaning of its own in a query, or is not ASCII.
    ///
    /// What a reader of the address is glad to see stays: `$ ' ( ) , / : ; = @` mean nothing
    /// to the splitting of a query into options and values.
    static func encode(queryValue text: String) -> String {
        encode(text, keeping: keptInQuery)
    }

    private static func encode(_ text: String, keeping kept: Set<UInt8>) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), upperHexDigits[Int(byte >> 4)]]
                bytes.append(upperHexDigits[Int(byte & 0xF)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let upperHexDigits = Array("0123456789ABCDEF".utf8)
    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8
    )
    private static let keptInQuery = unreserved.union("$'(),/:;=@*!".utf8)

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
