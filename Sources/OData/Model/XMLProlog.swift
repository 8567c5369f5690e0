import Foundation

/// What stands before the first element of an XML document.
struct XMLProlog {
    private let bytes: [UInt8]
    private var position = 0

    init(_ document: Data) {
        bytes = Array(document)
    }

    /// Refuses documents that are not UTF-8, and those with a DOCTYPE.
    ///
    /// Another encoding could hide a DOCTYPE from this reader and show it to the parser.
    mutating func check() throws(CSDLError) {
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw CSDLError(problem: "is not in UTF-8", line: nil)
        }
        _ = take("\u{FEFF}")
        if take("<?xml") { try checkDeclaration() }
        while true {
            skipWhitespace()
            if take("<!--") {
                skip(through: "-->")
            } else if take("<?") {
                skip(through: "?>")
            } else if bytes[position...].starts(with: "<!".utf8) {
                throw CSDLError(
                    problem: "a DOCTYPE stands here, for which CSDL has no use",
                    line: line
                )
            } else {
                return
            }
        }
    }

    private mutating func checkDeclaration() throws(CSDLError) {
        let start = position
        skip(through: "?>")
        let declaration = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let match = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/) else {
            return
        }
        guard ["utf-8", "utf8", "us-ascii"].contains(match.1.lowercased()) else {
            throw CSDLError(problem: "says that it is in '\(match.1)', not in UTF-8", line: nil)
        }
    }

    private var line: Int { 1 + bytes[..<position].count { $0 == UInt8(ascii: "\n") } }

    private mutating func take(_ text: String) -> Bool {
        guard bytes[position...].starts(with: text.utf8) else { return false }
        position += text.utf8.count
        return true
    }

    private mutating func skip(through text: String) {
        while position < bytes.count, !take(text) { position += 1 }
    }

    private mutating func skipWhitespace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
            position += 1
        }
    }
}
