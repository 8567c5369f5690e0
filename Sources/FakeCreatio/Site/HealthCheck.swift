import Foundation
import HTTPTypes
import JSON
import Wire

/// The health checks of the application (creatio.md sections 1.1 and 2.4).
enum HealthCheck {
    static let ping = WireResponse(
        status: .ok,
        headers: [.contentType: "text/plain; charset=utf-8"],
        body: Data("OK".utf8)
    )

    /// Whether the application could get tokens: it has an identity service beside it as soon as
    /// a client is registered.
    static func oauth(_ settings: InstanceSettings) -> WireResponse {
        let isSetUp = !settings.clients.isEmpty
        return .json([
            "HasProblem": .bool(!isSetUp), "IsSystemSettingsFilledIn": .bool(isSetUp),
            "IsIdentityServiceAvailable": .bool(isSetUp),
            "IsAccessTokenRetrievableForSystemActions": .bool(isSetUp),
        ])
    }
}
