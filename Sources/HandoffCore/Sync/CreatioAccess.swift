import CreatioClient
import Wire

/// The client for the current settings, kept while they lead to the same instance in the same
/// name, so that its token is.
actor CreatioAccess {
    private let environment: Environment
    private let cache: CaseColumnCache
    private var current: (connection: CreatioConnection, client: CreatioClient)?

    init(environment: Environment) {
        self.environment = environment
        cache = CaseColumnCache(environment: environment)
    }

    func client(for settings: CreatioSettings) throws -> CreatioClient {
        let connection = try settings.connection
        if let current, current.connection == connection { return current.client }
        let client = CreatioClient(connection: connection, environment: environment)
        current = (connection, client)
        return client
    }

    /// What the instance tells of the columns of its cases; nil where it does not.
    func columns(having names: [String], for settings: CreatioSettings) async throws
        -> CaseColumns?
    {
        try await cache.columns(
            having: names,
            of: settings.connection,
            client(for: settings)
        )
    }
}

extension CreatioSettings {
    var connection: CreatioConnection {
        get throws {
            try CreatioConnection(
                instanceURL: instanceURL,
                clientID: clientID,
                clientSecret: Secret(clientSecret),
                tokenURL: tokenURL
            )
        }
    }
}
