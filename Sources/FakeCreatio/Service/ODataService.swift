import Foundation
import HTTPTypes
import JSON
import Logging
import OData
import Wire

/// The OData 4 service of an instance, for one request of one user, or for one part of a batch.
struct ODataService {
    var store: RowAccess
    /// What OData knows of the objects.
    let model: InstanceModel
    let processes: ProcessCatalogue
    let environment: Environment
    let settings: InstanceSettings
    let user: UserAccount
    /// The language of the user; nil for that of the rows themselves.
    let culture: CultureID?
    var request: WireRequest
    /// The path of the service, such as `/0/odata`.
    var rootPath: String
    /// The entities that earlier parts of the batch are about, by the ids of the parts; nil for a
    /// request that is no part of a batch.
    var references: BatchReferences?

    /// An answer, and what the request has set going.
    struct Outcome {
        var response: WireResponse
        /// The process instances that the request has started.
        var started: [ProcessStart] = []
        /// How many calls the request counts as (creatio.md section 6.1).
        var calls = 1
    }

    /// Answers the request; what cannot be answered is told as Creatio tells it.
    ///
    /// - Parameter lateFailures: The inserts that are still to be reported as failed.
    /// - Returns: The answer; what was started is committed.
    func answer(_ lateFailures: inout LateFailures) -> Outcome {
        var outcome: Outcome
        do {
            outcome = try refusing { try route(&lateFailures) }
        } catch {
            outcome = Outcome(response: unhandled(error))
        }
        if settings.profile.runtime == .net { outcome.response.adaptToNET() }
        return outcome
    }

    /// The address of the service without a slash at its end.
    var root: String {
        request.siteAddress + rootPath
    }

    /// Turns refusals into answers; any other error goes up.
    private func refusing(_ body: () throws -> Outcome) throws -> Outcome {
        do {
            guard user.canUseOData else {
                throw ODataError.missingRight(
                    "Current user does not have sufficient permissions to use OData",
                    settings.profile
                )
            }
            return try body()
        } catch let error as ODataError {
            return Outcome(response: .odata(error))
        } catch let refusal as SaveRefusal {
            return Outcome(response: .odata(refusal.odataError))
        } catch let error as ODataSyntaxError {
            return Outcome(response: .odata(.invalidQuery(error.message)))
        } catch let error as ResourcePathError {
            return Outcome(response: error.answer(to: request))
        }
    }

    /// A fault of the fake itself.
    func unhandled(_ error: any Error) -> WireResponse {
        environment.logger.error(
            "the fake Creatio failed",
            metadata: ["error": "\(error)", "path": "\(request.path)"]
        )
        return WebAPIFault.unhandled(error)
    }
}

// MARK: - Routes

extension ODataService {
    private func route(_ lateFailures: inout LateFailures) throws -> Outcome {
        switch try ResourcePath.parse(String(request.path.dropFirst(rootPath.count))) {
        case .serviceDocument: return read { serviceDocument() }
        case .metadata: return read { metadata() }
        case .batch:
            guard request.method == .post else { return notAllowed([.post]) }
            return try batch(&lateFailures)
        case .entitySet(let name, let path):
            guard let table = model.table(name) else {
                return Outcome(
                    response: WebAPIFault.unknownSet(name, request, settings.profile)
                )
            }
            return try route(path, in: table, &lateFailures)
        }
    }

    private func route(
        _ path: EntitySetPath,
        in table: EntityTable,
        _ lateFailures: inout LateFailures
    ) throws -> Outcome {
        switch path {
        case .collection:
            switch request.method {
            case .get: return Outcome(response: try collection(of: table))
            case .post:
                var outcome = try insert(into: table)
                outcome.response = lateFailures.answer(
                    insteadOf: outcome.response,
                    set: table.name
                )
                return outcome
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
            let id = key.uuidString.lowercased()
            if part == .whole, path.count == 1, let column = table.column(path[0]),
                column.type == .stream
            {
                return try stream(column, of: id, in: table)
            }
            return try read { try member(path, of: id, in: table, part) }
        }
    }

    private func stream(
        _ column: Column,
        of id: String,
        in table: EntityTable
    ) throws -> Outcome {
        switch request.method {
        case .get: return Outcome(response: try download(column, of: id, in: table))
        case .put: return try upload(column, of: id, in: table)
        case .delete: return try clear(column, of: id, in: table)
        default: return notAllowed([.get, .put, .delete])
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
        try access.require(operation, on: table.name)
    }

    /// What the user may do and see.
    var access: AccessCheck { AccessCheck(user: user, settings: settings) }
}

extension ResourcePathError {
    /// A segment that is known nowhere, or not there, leads to no resource; that goes for
    /// `Contact/$metadata` too (creatio.md section 1.2).
    func answer(to request: WireRequest) -> WireResponse {
        switch self {
        case .unknownSystemSegment: WebAPIFault.noRoute(request)
        default: .odata(.invalidQuery(description))
        }
    }
}
