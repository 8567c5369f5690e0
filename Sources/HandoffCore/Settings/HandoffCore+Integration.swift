import HTTPTypes
package import JSON
import Wire

extension HandoffCore {
    /// *Test & Save*, as an administrator does it at the settings page.
    ///
    /// - Parameter settings: The settings by the names of the page's request.
    /// - Returns: What is wrong, as the page's answer says it; nil where the integration is active.
    /// - Throws: `AddressError` where the core's own address is none.
    package func testAndSave(_ settings: JSONValue) async throws -> String? {
        let request = try WireRequest(
            .post,
            configuration.settingsURL,
            headers: [
                .authorization: "Bearer \(configuration.organisationKey.exposed)",
                .contentType: "application/json",
            ],
            body: settings.serialized()
        )
        let answer = await responder.respond(to: request)
        return answer.isSuccess ? nil : answer.text
    }

    /// Tells a saved integration that its Creatio answers somewhere else now.
    ///
    /// An integration that was pointed at another Creatio meanwhile is left as it is.
    ///
    /// - Parameters:
    ///   - clientID: The OAuth application by which the Creatio is known.
    ///   - instanceURL: The new address of the application.
    ///   - tokenURL: The new address of the token endpoint.
    /// - Returns: Whether an integration is saved at all.
    /// - Throws: `DatabaseError`.
    package func relocateIntegration(
        ofClient clientID: String,
        instanceURL: String,
        tokenURL: String
    ) async throws -> Bool {
        guard var settings = try await store.creatioSettings() else { return false }
        if settings.clientID == clientID {
            settings.instanceURL = instanceURL
            settings.tokenURL = tokenURL
            try await store.save(settings, now: environment.now())
        }
        return true
    }
}
