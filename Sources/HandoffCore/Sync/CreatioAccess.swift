import CreatioClient
import Wire

/// The client for the current settings, kept while they stay the same so that its token is.
actor CreatioAccess {
    private let environment: Environment
    private var current: (settings: CreatioSettings, client: CreatioClient)?

    init(environment: Environment) {
        self.environment = environment
    }

    func client(for settings: CreatioSettings) throws -> CreatioClient {
        if let current, current.settings == settings { return current.client }
        let client = CreatioClient(
            connection: try settings.connection,
            environment: environment
        )
        current = (settings, client)
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
