import Foundation
import HTTPTypes
import JSON
import Logging
import OData
import Wire

/// Files beside OData: `FileApiService/UploadFile` and `FileService/Download`
/// (creatio.md section 3.7).
struct FileService {
    let store: RowStore
    let processes: ProcessCatalogue
    let environment: Environment
    let settings: InstanceSettings
    let user: UserAccount

    /// What is asked of the service.
    enum Call {
        case upload(WireRequest)
        case download(object: String, id: String)
        case otherMethod(WireRequest, allowed: HTTPRequest.Method)

        /// The call that a request is, nil for one that is none.
        ///
        /// - Parameters:
        ///   - request: The request.
        ///   - path: The steps of its path below the application.
        init?(_ request: WireRequest, _ path: [String]) {
            switch path.prefix(3).map({ $0.lowercased() }) {
            case ["rest", "fileapiservice", "uploadfile"] where path.count == 3:
                self =
                    request.method == .post
                    ? .upload(request) : .otherMethod(request, allowed: .post)
            case ["rest", "fileservice", "download"] where path.count == 5:
                self =
                    request.method == .get
                    ? .download(object: path[3], id: path[4])
                    : .otherMethod(request, allowed: .get)
            default: return nil
            }
        }
    }

    func answer(
        _ call: Call,
        _ uploads: inout UploadRegister
    ) -> (response: WireResponse, started: [ProcessStart]) {
        do {
            switch call {
            case .otherMethod(let request, let method):
                return (WebAPIFault.methodNotAllowed(request, allowed: [method]), [])
            case .download(let object, let id): return (try download(object, id), [])
            case .upload(let request): return try upload(request, &uploads)
            }
        } catch let refusal as FileRefusal {
            return (.upload(refusal.code, refusal.description), [])
        } catch let refusal as SaveRefusal {
            return (.upload("DbOperationException", refusal.odataError.deepestMessage), [])
        } catch let error as ODataError {
            return (.upload("SecurityException", error.deepestMessage), [])
        } catch {
            environment.logger.error(
                "the fake Creatio's file service failed",
                metadata: ["error": "\(error)"]
            )
            return (WebAPIFault.unhandled(error), [])
        }
    }

    /// What is not there is answered as any path that leads nowhere; that is assumed.
    private func download(_ object: String, _ id: String) throws -> WireResponse {
        let missing = WebServer(profile: settings.profile, limits: settings.limits).notFound
        guard let table = store.model.table(object), let column = table.column("Data"),
            column.type == .stream
        else { return missing }
        let access = AccessCheck(user: user, settings: settings)
        do throws(ODataError) {
            try access.require(.read, on: table.name)
        } catch {
            return WireResponse(status: .forbidden)
        }
        return try store.read { transaction in
            guard let row = try transaction.row(id.lowercased(), in: table),
                try !access.hides(row.id, in: table, transaction),
                let bytes = try transaction.bytes(of: column, of: row.id, in: table)
            else { return missing }
            return FileRow(row).download(bytes, isNameEncoded: true)
        }
    }

    private func upload(
        _ request: WireRequest,
        _ uploads: inout UploadRegister
    ) throws -> (WireResponse, [ProcessStart]) {
        let order = try UploadOrder(request, model: store.model)
        let rules = try store.read { try FileRules(settings, $0) }
        if let refusal = rules.refusal(of: order.name, size: order.range.total) { throw refusal }
        try AccessCheck(user: user, settings: settings).require(.create, on: order.table.name)
        guard let file = try uploads.add(request.body, at: order.range, of: order.id) else {
            return (.uploaded, [])
        }
        let context = settings.saveContext(for: user, in: nil, environment)
        let started = try store.write { transaction in
            var layer = EntityLayer(
                transaction: transaction,
                context: context,
                processes: processes
            )
            if try !transaction.contains(order.id, in: order.table) {
                _ = try layer.insert(into: order.table, order.values)
            }
            try layer.setBytes(file, of: order.column, of: order.id, in: order.table)
            return layer.started
        }
        return (.uploaded, started)
    }
}

extension WireResponse {
    /// The answer to a chunk that was taken.
    fileprivate static let uploaded = upload(nil, "")

    /// The answer in the form of Creatio's services, whose status is 200 for a refusal too; the
    /// members of `errorInfo` are assumed.
    fileprivate static func upload(_ code: String?, _ message: String) -> WireResponse {
        .json([
            "success": .bool(code == nil),
            "errorInfo": [
                "errorCode": .string(code ?? ""), "message": .string(message), "stackTrace": "",
            ],
        ])
    }
}
