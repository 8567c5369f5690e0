import Foundation
import OData
import Scenarios

/// A request of the core to Creatio, as far as the contract speaks of it.
enum AskedOfCreatio {
    /// The token endpoint, with the grant type that was asked for.
    case token(grant: String)
    case metadata
    /// A call on an entity set; several of them may have come in one batch.
    case entitySet(SetCall)
    /// What the contract has no word for, as it was sent.
    case other(String)

    /// What an exchange asks for, parts of a batch each by itself; empty for what the core did not
    /// ask of Creatio.
    static func all(in exchange: Exchange) -> [AskedOfCreatio] {
        guard exchange.sender == "core", exchange.receiver == "creatio" else { return [] }
        if exchange.path.hasSuffix("/connect/token") {
            return [.token(grant: FormField.value(of: "grant_type", in: exchange.body))]
        }
        let type = exchange.headers.first { $0.name == "content-type" }?.value
        return asked(exchange.method, exchange.address, type: type, exchange.body)
    }

    private static func asked(
        _ method: String,
        _ address: String,
        type: String?,
        _ body: String
    ) -> [AskedOfCreatio] {
        let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
        let other = [AskedOfCreatio.other("\(method) \(parts.first ?? address)")]
        guard let path = parts.first, let root = path.firstRange(of: "/odata"),
            let resource = try? ResourcePath.parse(String(path[root.upperBound...]))
        else { return other }
        switch resource {
        case .metadata: return [.metadata]
        case .serviceDocument: return other
        case .batch: return batch(body, type: type) ?? other
        case .entitySet(let name, let rest):
            // What cannot be read is reported as it stands; nothing is lost.
            guard let options = try? QueryOptions.parse(parts.count > 1 ? parts[1] : "") else {
                return [.other("\(method) \(address)")]
            }
            let call = SetCall(
                set: name,
                method: method,
                path: rest,
                options: options,
                body: body
            )
            return [.entitySet(call)]
        }
    }

    /// The parts of a batch; nil for a body that is none.
    private static func batch(_ body: String, type: String?) -> [AskedOfCreatio]? {
        guard let format = try? BatchFormat(contentType: type),
            let batch = try? BatchRequest(Data(body.utf8), format, limit: Int.max)
        else { return nil }
        return batch.items.flatMap { item in
            switch item {
            case .operation(let operation): [operation]
            case .changeSet(_, let operations): operations
            }
        }
        .flatMap { operation in
            let text = String(decoding: operation.body, as: UTF8.self)
            let root = operation.url.contains("/odata") ? "" : "/odata/"
            return asked(operation.method, root + operation.url, type: nil, text)
                .map(\.inBatch)
        }
    }

    private var inBatch: AskedOfCreatio {
        guard case .entitySet(var call) = self else { return self }
        call.isInBatch = true
        return .entitySet(call)
    }
}

/// A call on an entity set.
struct SetCall {
    var set: String
    var method: String
    var path: EntitySetPath
    var options: QueryOptions
    var body: String
    var isInBatch = false

    var operation: SetOperation? {
        switch (path, method) {
        case (.collection, "GET"): .query
        case (.collection, "POST"): .create
        case (.count, "GET"): .count
        case (.entity, "GET"): .read
        case (.entity, "PATCH"): .update
        case (.entity, "DELETE"): .delete
        case (.member(_, _, .whole), "GET"): .readStream
        case (.member(_, _, .whole), "PUT"): .writeStream
        default: nil
        }
    }

    /// The row that the call is on; nil for a call on the set.
    var key: String? {
        switch path {
        case .collection, .count: nil
        case .entity(let id), .member(let id, _, _): id.uuidString.lowercased()
        }
    }
}

/// Reads a form.
enum FormField {
    static func value(of name: String, in body: String) -> String {
        body.split(separator: "&").first { $0.hasPrefix(name + "=") }
            .map { PercentEncoding.decode($0.dropFirst(name.count + 1), plusIsSpace: true) } ?? ""
    }
}
