import HTTPTypes
package import WidgetProtocol
package import Wire

/// The website's own backend: it knows who is logged in and has the organisation's key, which the
/// browser must never see (opencx.md section 4.4).
package struct HostPage: Sendable {
    private let environment: Environment
    private let apiURL: String
    private let organisationKey: Secret

    package init(environment: Environment, apiURL: String, organisationKey: Secret) {
        self.environment = environment
        self.apiURL = apiURL
        self.organisationKey = organisationKey
    }

    /// Vouches for a user; the token of the answer goes into the page as `user.token`.
    ///
    /// - Throws: `HostPageError` when the key or the user is refused, what the transport throws
    ///   when there is no answer, `WidgetJSONError` when the answer is not what the API publishes.
    package func authenticate(_ user: AuthenticateUser) async throws -> AuthenticatedUser {
        let endpoint = WidgetEndpoint.authenticateUser
        let request = try WireRequest(
            .post,
            apiURL + endpoint.path(),
            headers: [
                .authorization: "Bearer \(organisationKey.exposed)",
                .contentType: "application/json",
                .accept: "application/json",
            ],
            body: WidgetJSON.encode(user)
        )
        let response = try await environment.transport.send(request)
        guard response.isSuccess else {
            throw HostPageError(status: response.status.code, body: response.text)
        }
        return try WidgetJSON.decode(from: response.body)
    }
}

/// The API's refusal to vouch for a user.
package struct HostPageError: Error, Sendable, Equatable, CustomStringConvertible {
    package let status: Int
    package let body: String

    package init(status: Int, body: String) {
        self.status = status
        self.body = body
    }

    package var description: String {
        "authenticate-user is answered with status \(status): '\(body)'"
    }
}
