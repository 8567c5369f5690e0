/// A refusal of the service, in the words and with the envelope that Creatio uses
/// (creatio.md section 3.9).
package struct ODataError: Error, Sendable, Equatable {
    /// The HTTP status.
    package let status: Int
    /// `error.message`: the general sentence.
    package let message: String
    /// `error.innererror` and `internalexception`, outermost first; the last one is the useful one.
    package let inner: [InnerError]

    /// One level of `innererror`.
    package struct InnerError: Sendable, Equatable {
        package let message: String
        /// The .NET type of the exception; empty where Creatio strips it.
        package let type: String

        package init(message: String, type: String = "") {
            self.message = message
            self.type = type
        }
    }

    package init(status: Int, message: String, inner: [InnerError] = []) {
        self.status = status
        self.message = message
        self.inner = inner
    }

    /// The text that tells what went wrong: the deepest one.
    package var deepestMessage: String {
        inner.last?.message ?? message
    }
}
