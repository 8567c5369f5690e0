package import Foundation
import OrderedCollections

extension JSONValue {
    /// How deep arrays and objects may nest before a text is refused, so that a hostile text
    /// cannot exhaust the stack.
    package static let depthLimit = 128

    /// Reads one JSON text as RFC 8259 defines it, with nothing before or behind it.
    ///
    /// Of members with the same name the last one counts, in the place of the first, as in
    /// JavaScript and .NET. An escaped surrogate without its partner is refused: it stands for
    /// no character. So is a byte order mark.
    package static func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue {
        try JSONReader.read(Array(text.utf8))
    }

    /// Reads one JSON text in UTF-8.
    package static func parse(_ data: Data) throws(JSONSyntaxError) -> JSONValue {
        try JSONReader.read(Array(data))
    }

    /// Reads one JSON text and notes whether an object in it names a member twice.
    ///
    /// - Parameter data: The text in UTF-8.
    /// - Returns: The value, and the first name that an object has twice.
    /// - Throws: `JSONSyntaxError` for what is no JSON text.
    package static func parseNotingRepetition(
        _ data: Data
    ) throws(JSONSyntaxError) -> (value: JSONValue, repeated: String?) {
        var reader = JSONReader(Array(data))
        return (try reader.document(), reader.repeated)
    }
}

/// A recursive descent over the bytes of a JSON text.
private struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    /// The first name that an object has twice.
    private(set) var repeated: String?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        var reader = JSONReader(bytes)
        return try reader.document()
    }

    mutating func document() throws(JSONSyntaxError) -> JSONValue {
        skipWhitespace()
        let value = try value()
        skipWhitespace()
        guard next == nil else { throw refusal(of: "the end of the text") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"):
            return .object(
                try nested { reader throws(JSONSyntaxError) in
                    try reader.members()
                }
            )
        case UInt8(ascii: "["):
            return .array(
                try nested { reader throws(JSONSyntaxError) in
                    try reader.elements()
                }
            )
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"): return .number(try number())
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try number())
        case UInt8(ascii: "t"): return .bool(try keyword("true", true))
        case UInt8(ascii: "f"): return .bool(try keyword("false", false))
        case UInt8(ascii: "n"): return try keyword("null", .null)
        default: throw refusal(of: "a value")
        }
    }

    private mutating func nested<Content>(
        _ content: (inout JSONReader) throws(JSONSyntaxError) -> Content
    ) throws(JSONSyntaxError) -> Content {
        guard depth < JSONValue.depthLimit else {
            throw problem("arrays and objects nest deeper than \(JSONValue.depthLimit) levels")
        }
        depth += 1
        defer { depth -= 1 }
        position += 1
        skipWhitespace()
        return try content(&self)
    }

    private mutating func members() throws(JSONSyntaxError) -> JSONValue.Members {
        var members: JSONValue.Members = [:]
        if take("}") { return members }
        while true {
            guard next == UInt8(ascii: "\"") else {
                throw refusal(of: members.isEmpty ? "a member name or '}'" : "a member name")
            }
            let name = try string()
            skipWhitespace()
            guard take(":") else { throw refusal(of: "':'") }
            skipWhitespace()
            let value = try value()
            if members.updateValue(value, forKey: name) != nil { repeated = repeated ?? name }
            skipWhitespace()
            if take("}") { return members }
            guard take(",") else { throw refusal(of: "',' or '}'") }
            skipWhitespace()
        }
    }

    private mutating func elements() throws(JSONSyntaxError) -> [JSONValue] {
        var elements: [JSONValue] = []
        if take("]") { return elements }
        while true {
            elements.append(try value())
            skipWhitespace()
            if take("]") { return elements }
            guard take(",") else { throw refusal(of: "',' or ']'") }
            skipWhitespace()
        }
    }

    private mutating func keyword<Meaning>(
        _ word: StaticString,
        _ meaning: Meaning
    ) throws(JSONSyntaxError) -> Meaning {
        let length = word.utf8CodeUnitCount
        let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
        guard isThere else { throw refusal(of: "a value") }
        position += length
        return meaning
    }
}

// MARK: - Numbers

extension JSONReader {
    private mutating func number() throws(JSONSyntaxError) -> JSONNumber {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return JSONNumber(verbatim: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
        guard position > start else { throw refusal(of: "a digit") }
    }
}

// MARK: - Strings

extension JSONReader {
    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        var text = try run()
        while !take("\"") {
            text.unicodeScalars.append(try escapedScalar())
            text += try run()
        }
        return text
    }

    /// Characters that stand for themselves, up to a quotation mark or a backslash.
    private mutating func run() throws(JSONSyntaxError) -> String {
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            guard byte >= 0x20 else { throw refusal(of: "an escape sequence for it") }
            position += 1
        }
        guard next != nil else { throw problem("the text ends inside a string") }
        guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
            throw JSONSyntaxError("a string is not UTF-8", at: start, in: bytes)
        }
        return text
    }

    private mutating func escapedScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let letter = next else { throw problem("the text ends inside a string") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try codeUnits(start: start)
        default:
            position -= 1
            throw refusal(of: #"one of ", \, /, b, f, n, r, t, u after a backslash"#)
        }
    }

    /// The scalar of one `\u` escape, or of two where they are a surrogate pair.
    private mutating func codeUnits(start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), take("\\"), take("u") else {
            throw JSONSyntaxError("half of a surrogate pair", at: start, in: bytes)
        }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else {
            throw JSONSyntaxError("half of a surrogate pair", at: start, in: bytes)
        }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw refusal(of: "four hexadecimal digits after '\\u'")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}

// MARK: - Bytes

extension JSONReader {
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    private func problem(_ text: String) -> JSONSyntaxError {
        JSONSyntaxError(text, at: position, in: bytes)
    }

    /// The error that names what stands here and what should.
    private func refusal(of expected: String) -> JSONSyntaxError {
        let rest = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
        guard let found = rest.unicodeScalars.first else {
            return problem("the text ends where \(expected) was expected")
        }
        let name =
            found.value < 0x20 || found.value == 0xFEFF
            ? "U+" + String(found.value, radix: 16, uppercase: true) : "'\(found)'"
        return problem("found \(name) where \(expected) was expected")
    }
}
