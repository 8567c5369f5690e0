/// Where a text stops being JSON, and why.
package struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was found and what is allowed.
    package let problem: String
    /// In bytes of UTF-8, from 0.
    package let offset: Int
    /// From 1.
    package let line: Int
    /// In Unicode scalars, from 1.
    package let column: Int

    init(_ problem: String, at offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.problem = problem
        self.offset = offset
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        // The bytes 10xxxxxx continue a scalar and take no column of their own.
        column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    }

    package var description: String { "line \(line), column \(column): \(problem)" }
}
