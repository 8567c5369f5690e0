import FakeCreatio
import Foundation
import Scenarios
import Wire

/// What is to be served, once the options are understood.
struct ServePlan: Sendable {
    private(set) var settings = InstanceSettings()
    /// The user whom the announcement names.
    let user: UserAccount
    let client: OAuthClient
    let port: Int
    let identityPort: Int?
    let hasControl: Bool
    let announcesJSON: Bool
    private let folder: InstanceFolder?

    /// - Throws: `InstanceOptionError` for an option that cannot be used.
    init(_ command: ServeCommand, environment: [String: String]) throws {
        port = command.port
        identityPort = command.identityPort
        hasControl = command.control
        announcesJSON = command.json
        user = .supervisor
        client = OAuthClient(
            id: environment["HANDRAIL_CLIENT_ID"] ?? Self.hexadecimal(32),
            secret: Secret(environment["HANDRAIL_CLIENT_SECRET"] ?? Self.hexadecimal(64)),
            userName: user.name
        )
        settings.clients = [client]
        settings.level = .assumed
        folder = try command.instance.folder()
        try command.instance.apply(folder, to: &settings)
        if let file = command.store { settings.store = .file(path: file) }
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

    /// An id or a secret in the form in which Creatio makes them (creatio.md section 2.4).
    private static func hexadecimal(_ count: Int) -> String {
        RandomText.hexadecimal(count) { .random(in: .min ... .max) }
    }
}

/// Why nothing can be served.
enum ServePlanError: Error, CustomStringConvertible {
    case folder(String)
    /// What the folder or the options say does not fit together.
    case instance(String)
    case store(String, file: String)

    var description: String {
        switch self {
        case .folder(let problem), .instance(let problem): problem
        case .store(let problem, let file):
            "the store '\(file)' cannot be opened (\(problem)); is it a file of Handrail's, in a"
                + " folder that is there?"
        }
    }
}
