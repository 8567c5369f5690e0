import Foundation
import HTTPTypes
import JSON
import OData
import Wire

/// The OData 4 service of an instance, for one request of one user.
struct ODataService {
    let store: RowStore
    let processes: ProcessCatalogue
    let environment: Environment
    let settings: InstanceSettings
    let user: UserAccount
    let request: WireRequest
    /// The path of the service, such as `/0/odata`.
    let rootPath: String

    /// An answer, and the process instances that the request has started.
    struct Outcome {
        let response: WireResponse
        var started: [ProcessStart] = []
    }

    func answer() throws -> Outcome {
        do {
            guard user.canUseOData else {
                throw ODataError.missingRight(
                    "Current user does not have sufficient permissions to use OData",
                    settings.profile
                )
            }
            return try route()
        } catch let error as ODataError {
            return Outcome(response: .odata(error))
        } catch let refusal as SaveRefusal {
            return Outcome(response: .odata(refusal.odataError))
        } catch let error as ODataSyntaxError {
            return Outcome(response: .odata(.invalidQuery(error.message)))
        } catch let error as ResourcePathError {
            return Outcome(response: .odata(.invalidQuery(error.description)))
        }
    }

    /// The address of the service without a slash at its end.
    var root: String {
        "\(request.head.scheme ?? "http")://\(request.authority)\(rootPath)"
    }

    private func route() throws -> Outcome {
        switch try ResourcePath.parse(String(request.path.dropFirst(rootPath.count))) {
        case .serviceDocument: return read { serviceDocument() }
        case .metadata: return read { metadata() }
        // `$batch` comes with issue 3.
        case .batch: return Outcome(response: WireResponse(status: .notImplemented))
        case .entitySet(let name, let path):
            guard let table = store.model.table(name) else {
                return Outcome(response: WebAPIFault.unknownSet(name, request))
            }
            return try route(path, in: table)
        }
    }

    private func route(_ path: EntitySetPath, in table: EntityTable) throws -> Outcome {
        switch path {
        case .collection:
            switch request.method {
            case .get: return Outcome(response: try collection(of: table))
            case .post: return try insert(into: table)
            default: return notAllowed([.get, .post])
            }
        case .entity(let key):
            let id = key.uuidString.lowercased()
            switch request.method {
            case .get: return Outcome(response: try entity(id, of: table))
            case .patch: return try update(id, in: table)
            case .delete: return try delete(id, from: table)
            default: return notAllowed([.get, .patch, .delete])
            }
        case .count: return try read { try count(of: table) }
        case .member(let key, let path, let part):
            return try read {
                try member(path, of: key.uuidString.lowercased(), in: table, part)
            }
        }
    }

    private func read(_ answer: () throws -> WireResponse) rethrows -> Outcome {
        request.method == .get ? Outcome(response: try answer()) : notAllowed([.get])
    }

    private func notAllowed(_ allowed: [HTTPRequest.Method]) -> Outcome {
        Outcome(response: WebAPIFault.methodNotAllowed(request, allowed: allowed))
    }

    /// Refuses what the user has no right to.
    func require(_ operation: ObjectOperation, on table: EntityTable) throws(ODataError) {
        try AccessCheck(user: user, settings: settings).require(operation, on: table.name)
    }
}
