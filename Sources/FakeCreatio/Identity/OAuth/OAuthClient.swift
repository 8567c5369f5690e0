package import Wire

/// An application that is registered under *OAuth 2.0 integrated applications*.
package struct OAuthClient: Sendable {
    package var id: String
    package var secret: Secret
    /// The name of the user whom its tokens act as.
    package var userName: String
    /// `Clients.AccessTokenLifetime`: how long its tokens are good (creatio.md section 2.4).
    package var tokenLifetime = Duration.seconds(3600)
    /// Whether its grant type lets it act by itself, which the integration needs (opencx.md
    /// section 2.3).
    package var hasClientCredentials = true
    /// The addresses to which a user may be sent back who lets the application act in their name.
    ///
    /// Default: none, so that the application has only its own user.
    package var redirectAddresses: [String] = []

    package init(id: String, secret: Secret, userName: String) {
        self.id = id
        self.secret = secret
        self.userName = userName
    }

    /// The scope of its tokens.
    var scope: String { "ApplicationAccess_\(id.lowercased())" }
}
