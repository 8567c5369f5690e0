/// Why a document is no `$metadata` that can be read.
package struct CSDLError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package let problem: String
    /// The line of the document, from 1; nil where the whole is meant.
    package let line: Int?

    package init(problem: String, line: Int?) {
        self.problem = problem
        self.line = line
    }

    package var description: String {
        line.map { "line \($0) of the CSDL document: \(problem)" } ?? "the CSDL document \(problem)"
    }
}
