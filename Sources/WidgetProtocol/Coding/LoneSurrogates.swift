import Foundation

/// Halves of characters in JSON, which Foundation refuses together with the whole body.
///
/// A page that cuts a text in the middle of an emoji sends `"\ud83d"` (JavaScript's
/// `JSON.stringify` does not mind), and the visitor's words would be lost with it.
enum LoneSurrogates {
    private static let replacement = Data(#"\ufffd"#.utf8)
    private static let backslash = UInt8(ascii: "\\")

    /// The JSON text with the replacement character in the place of each escaped half that has no
    /// other half.
    static func replaced(in text: Data) -> Data {
        guard text.range(of: Data(#"\ud"#.utf8)) != nil || text.range(of: Data(#"\uD"#.utf8)) != nil
        else { return text }
        let bytes = [UInt8](text)
        var result = Data()
        var index = 0
        while index < bytes.count {
            guard bytes[index] == backslash else {
                result.append(bytes[index])
                index += 1
                continue
            }
            switch (unit(at: index, in: bytes), unit(at: index + 6, in: bytes)) {
            case (0xD800...0xDBFF, 0xDC00...0xDFFF):
                result += bytes[index..<index + 12]
                index += 12
            case (0xD800...0xDFFF, _):
                result += replacement
                index += 6
            default:
                // Whatever is escaped stays, so that a backslash is never taken for the next one.
                let end = min(index + 2, bytes.count)
                result += bytes[index..<end]
                index = end
            }
        }
        return result
    }

    /// The UTF-16 unit that is escaped as `\uXXXX` at that place; 0 for anything else.
    private static func unit(at index: Int, in bytes: [UInt8]) -> UInt16 {
        guard index + 6 <= bytes.count, bytes[index] == backslash,
            bytes[index + 1] == UInt8(ascii: "u")
        else { return 0 }
        let digits = String(decoding: bytes[index + 2..<index + 6], as: UTF8.self)
        return UInt16(digits, radix: 16) ?? 0
    }
}
