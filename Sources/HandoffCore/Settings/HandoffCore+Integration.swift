import Wire

extension HandoffCore {
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
