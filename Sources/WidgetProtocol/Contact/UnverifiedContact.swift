package import JSON

/// The body of `contact/create-unverified`: what the page or the visitor says about the visitor.
package struct CreateUnverifiedContact: Codable, Sendable, Equatable {
    package var email: String?
    package var nonVerifiedName: String?
    package var nonVerifiedCustomData: [String: JSONValue]?

    package init(
        email: String? = nil,
        nonVerifiedName: String? = nil,
        nonVerifiedCustomData: [String: JSONValue]? = nil
    ) {
        self.email = email
        self.nonVerifiedName = nonVerifiedName
        self.nonVerifiedCustomData = nonVerifiedCustomData
    }

    private enum CodingKeys: String, CodingKey {
        case email
        case nonVerifiedName = "non_verified_name"
        case nonVerifiedCustomData = "non_verified_custom_data"
    }
}

/// The answer of `contact/create-unverified`.
package struct ContactToken: Codable, Sendable, Equatable {
    /// Opaque to the widget, never empty.
    package var token: String

    package init(token: String) {
        self.token = token
    }
}
