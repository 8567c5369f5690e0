import FakeCreatio
import Foundation
import Scenarios
import Wire

/// Which Creatio is to be served, once the options are understood.
struct ServePlan: Sendable {
    private(set) var settings = InstanceSettings()
    /// The user whom the announcement names.
    let user: UserAccount
    let client: OAuthClient
    let hasControl: Bool
    let announcesJSON: Bool
    private let folder: InstanceFolder?
    private let port: Int
    private let identityPort: Int?

    /// - Parameters:
    ///   - command: The options.
    ///   - environment: May say which OAuth client is announced.
    ///   - secrets: Says so otherwise.
    ///   - storeFile: The file that keeps the rows; nil for memory.
    /// - Throws: `InstanceOptionError` for an option that cannot be used.
    init(
        _ command: ServeCommand,
        environment: [String: String],
        secrets: ServeSecrets,
        storeFile: String?
    ) throws {
        port = command.port
        identityPort = command.identityPort
        hasControl = command.control
        announcesJSON = command.json
        user = .supervisor
        client = OAuthClient(
            id: environment["HANDRAIL_CLIENT_ID"] ?? secrets.clientID,
            secret: Secret(environment["HANDRAIL_CLIENT_SECRET"] ?? secrets.clientSecret),
            userName: user.name
        )
        settings.clients = [client]
        settings.level = .assumed
        folder = try command.instance.folder()
        try command.instance.apply(folder, to: &settings)
        if let storeFile { settings.store = .file(path: storeFile) }
    }

    /// Adds another organisation's application with the user it acts as, and the processes that
    /// tell it of replies and closures; a process of the folder goes before one of its name.
    mutating func integrate(
        _ application: OAuthClient,
        actingAs account: UserAccount,
        webhookURL: Secret
    ) {
        settings.clients.append(application)
        settings.users.append(account)
        let own = settings.processes.map(\.name)
        let stock: [BusinessProcess] = [
            .agentReplies(webhookURL: webhookURL.exposed),
            .caseClosure(webhookURL: webhookURL.exposed),
        ]
        settings.processes += stock.filter { !own.contains($0.name) }
    }

    /// Where the two sites of Creatio listen: the identity service beside the application, as
    /// long as nothing else is said.
    var creatioPorts: [ServedSite: ServedSites.Port] {
        [
            .application: .init(number: port, mayMove: false),
            .identity: neighbour(1, unless: identityPort),
        ]
    }

    /// A port that many numbers behind the application's, or a free one where that is taken.
    func neighbour(_ distance: Int, unless chosen: Int?) -> ServedSites.Port {
        if let chosen { return .init(number: chosen, mayMove: false) }
        return .init(number: port == 0 ? 0 : min(port + distance, 65_535), mayMove: true)
    }

    /// Gives a new instance the rows of the folder.
    func furnish(_ instance: CreatioInstance) async throws {
        do {
            try await folder?.furnish(instance)
        } catch {
            throw ServePlanError.folder("the rows of the folder cannot be inserted: \(error)")
        }
    }

    /// The file that keeps the rows, nil where memory does.
    var storeFile: String? {
        guard case .file(let path) = settings.store else { return nil }
        return path
    }
}

/// Why nothing can be served.
enum ServePlanError: Error, CustomStringConvertible {
    case folder(String)
    /// What the folder or the options say does not fit together.
    case instance(String)
    case store(String, file: String)
    case core(String)

    var description: String {
        switch self {
        case .folder(let problem), .instance(let problem), .core(let problem): problem
        case .store(let problem, let file):
            "the store '\(file)' cannot be opened (\(problem)); is it a file of Handrail's, in a"
                + " folder that is there?"
        }
    }
}
