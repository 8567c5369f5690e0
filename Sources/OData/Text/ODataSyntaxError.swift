/// What is wrong with the text of a URL, in the words of the Microsoft OData library, on which
/// Creatio is built (creatio.md section 3.9).
package struct ODataSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The library's sentence, which names the position where there is one.
    package let message: String
    /// Where the fault is, counted as .NET counts characters: in units of UTF-16, from 0.
    package let position: Int

    package init(_ message: String, position: Int = 0) {
        self.message = message
        self.position = position
    }

    package var description: String { message }
}
