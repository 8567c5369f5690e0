package import CreatioClient
import Wire

/// The client for the current settings, kept while they lead to the same instance in the same
/// name, so that its token is.
actor CreatioAccess {
    /// How long it is remembered that an instance takes no batches: an administrator may change
    /// that, and a proxy's bad hour passes.
    private static let batchRefusalMemory: Duration = .seconds(3600)

    private let environment: Environment
    private let cache: CaseColumnCache
    private var current: (connection: CreatioConnection, client: CreatioClient)?

    /// Whether anybody asks at all while the instance does not answer.
    nonisolated let breaker: CircuitBreaker

    init(environment: Environment) {
        self.environment = environment
        cache = CaseColumnCache(environment: environment)
        breaker = CircuitBreaker(environment: environment)
    }

    /// Until when no batch is sent; nil where the instance has not refused one.
    private var batchesRefusedUntil: Timestamp?

    /// Whether several calls may travel in one request.
    var takesBatches: Bool { batchesRefusedUntil.map { $0 <= environment.now() } ?? true }

    func noteBatchRefusal() {
        batchesRefusedUntil = environment.now() + Self.batchRefusalMemory
    }

    func client(for settings: CreatioSettings) throws -> CreatioClient {
        let connection = try settings.connection
        if let current, current.connection == connection { return current.client }
        let client = CreatioClient(connection: connection, environment: environment)
        current = (connection, client)
        batchesRefusedUntil = nil
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
    /// Where the instance is, and as whom to speak to it.
    ///
    /// - Throws: `AddressError`.
    package var connection: CreatioConnection {
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
