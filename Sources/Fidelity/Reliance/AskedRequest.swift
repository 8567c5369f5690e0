/// A request to an instance and its reply, as far as they tell what was relied on.
package struct AskedRequest: Sendable, Equatable {
    package var method: String
    /// The path without the query.
    package var path: String
    /// Behind the question mark, still percent-encoded.
    package var query: String
    package var hasToken: Bool
    package var body: String
    /// Nil where no reply came.
    package var status: Int?

    package init(
        method: String,
        path: String,
        query: String = "",
        hasToken: Bool = true,
        body: String = "",
        status: Int?
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.hasToken = hasToken
        self.body = body
        self.status = status
    }
}
