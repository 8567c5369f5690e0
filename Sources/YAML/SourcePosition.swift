/// A place in a file; lines and columns count from 1, as editors do.
package struct SourcePosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The path as it was given on the command line.
    package let file: String
    package let line: Int
    package let column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Where a file begins.
    package init(startOf file: String) {
        self.init(file: file, line: 1, column: 1)
    }

    package var description: String { "\(file):\(line):\(column)" }

    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
