import CreatioClient
import Wire

/// The client for the current settings, kept while they lead to the same instance in the same
/// name, so that its token is.
actor CreatioAccess {
    private let environment: Environment
    private var current: (connection: CreatioConnection, client: CreatioClient)?

    init(environment: Environment) {
        self.environment = environment
    }

    func client(for settings: CreatioSettings) throws -> CreatioClient {
        let connection = try settings.connection
        if let current, current.connection == connection { return current.client }
        let client = CreatioClient(connection: connection, environment: environment)
        current = (connection, client)
        return client
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
