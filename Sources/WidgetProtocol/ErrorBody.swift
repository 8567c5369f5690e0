/// The body of an answer that is not 2xx.
package struct ErrorBody: Codable, Sendable, Equatable {
    package var statusCode: Int?
    /// What went wrong, in a sentence.
    package var message: String?
    /// The name of the status, for example `Not Found`.
    package var error: String?

    package init(statusCode: Int? = nil, message: String? = nil, error: String? = nil) {
        self.statusCode = statusCode
        self.message = message
        self.error = error
    }
}
