import Foundation
import JSON
import OData
import Scenarios

/// One exchange with Creatio as an interaction of a Pact file.
struct PactInteraction {
    /// The header fields that Creatio documents as required (creatio.md section 3.1).
    private static let headers: Set = ["accept", "content-type", "forceusesession"]

    private let exchange: Exchange
    /// Without the columns that only this partner has mapped.
    private let calls: [SetCall]
    private let model: EntityModel
    private let status: Int

    /// Makes nil of what is no OData call, or was not answered as a working Creatio answers.
    ///
    /// - Parameters:
    ///   - exchange: What crossed the wire.
    ///   - model: The model of the instance.
    ///   - partnerColumns: The columns of `Case` that the partner has mapped: no other Creatio needs
    ///     them.
    init?(_ exchange: Exchange, model: EntityModel, without partnerColumns: Set<String>) {
        let asked = AskedOfCreatio.all(in: exchange)
        let calls = asked.compactMap { asked -> SetCall? in
            guard case .entitySet(let call) = asked else { return nil }
            return call
        }
        .map { $0.without(partnerColumns) }
        guard let status = exchange.status, status < 500, status != 401,
            calls.count == asked.count, !calls.isEmpty
        else { return nil }
        self.exchange = exchange
        self.calls = calls
        self.model = model
        self.status = status
    }

    /// What is asked and what comes of it; two exchanges with one description are the same to the
    /// contract.
    var description: String {
        let parts = calls.map { call -> String in
            let body = (try? JSONValue.parse(call.body))?.members?.map(\.name).sorted() ?? []
            let details = body + (call.options.select ?? []).map { $0.joined(separator: "/") }
            let names = details.isEmpty ? "" : " of " + details.joined(separator: ", ")
            let filter = call.options.filter.map { " where \($0.shape)" } ?? ""
            return "\(call.set) \(call.operation?.rawValue ?? call.method)\(names)\(filter)"
        }
        let counted = Set(parts).sorted().map { part in
            let count = parts.filter { $0 == part }.count
            return count == 1 ? part : "\(count) times \(part)"
        }
        return (isBatch ? "a batch: " : "") + counted.joined(separator: "; ") + outcome
    }

    private var outcome: String {
        if status == 404 { return ", which is not there" }
        return rowsFound == 0 ? ", and there is none" : ""
    }

    private var isBatch: Bool { calls.contains(where: \.isInBatch) }

    /// How many rows a query gave; nil for what is no query.
    private var rowsFound: Int? {
        guard calls.count == 1, calls[0].operation == .query else { return nil }
        return (try? JSONValue.parse(exchange.answer ?? ""))?["value"]?.elements?.count
    }

    // MARK: - The state

    /// The rows that the calls name, with their sets.
    var neededIDs: [(id: String, set: String)] {
        calls.flatMap { call -> [(id: String, set: String)] in
            var ids: [(id: String, set: String)] = []
            if let key = call.key, status != 404 { ids.append((key, call.set)) }
            let body = (try? JSONValue.parse(call.body))?.members ?? []
            for (name, value) in body {
                guard let target = model.column(name, of: call.set).lookup,
                    let id = value.text?.lowercased(), UUID(uuidString: id) != nil
                else { continue }
                ids.append((id, target))
            }
            if call.operation == .query {
                let rows = (try? JSONValue.parse(exchange.answer ?? ""))?["value"]?.elements ?? []
                ids += rows.compactMap { $0["Id"]?.text.map { ($0.lowercased(), call.set) } }
            }
            return ids
        }
    }

    // MARK: - The interaction

    func value(state: String, rows: [RowHistory.Row]) -> JSONValue {
        let seeds = rows.map { row -> JSONValue in
            ["set": .string(row.set), "row": .object(row.columns)]
        }
        return [
            "type": "Synchronous/HTTP",
            "description": .string(description),
            "pending": false,
            "providerStates": [
                ["name": .string(state), "params": ["rows": .array(seeds)]]
            ],
            "request": request,
            "response": response,
        ]
    }

    private var request: JSONValue {
        let fields = exchange.headers.filter { Self.headers.contains($0.name) }.map {
            ($0.name, JSONValue.array([.string($0.value)]))
        }
        var request: JSONValue = [
            "method": .string(exchange.method), "path": .string(exchange.path),
            "headers": JSONValue(members: fields),
        ]
        let query = exchange.queryItems
        if !query.isEmpty {
            request["query"] = JSONValue(
                members: query.map { ($0.name, .array([.string($0.value)])) }
            )
        }
        if calls[0].operation == .writeStream {
            // The bytes of a file mean nothing to Creatio.
            request["body"] = [
                "content": "ZmlsZQ==", "contentType": "application/octet-stream",
                "encoded": "base64",
            ]
        } else if let body = try? JSONValue.parse(isBatch ? exchange.body : calls[0].body) {
            request["body"] = [
                "content": body, "contentType": "application/json", "encoded": false,
            ]
        }
        return request
    }

    /// What the core relies on: the status, and of what it reads the form.
    private var response: JSONValue {
        var response: JSONValue = ["status": .number(JSONNumber(status))]
        guard status < 300, let content = expectedContent else { return response }
        response["body"] = [
            "content": content, "contentType": "application/json", "encoded": false,
        ]
        let byType: JSONValue = ["combine": "AND", "matchers": [["match": "type"]]]
        if !isBatch { response["matchingRules"] = ["body": ["$": byType]] }
        return response
    }

    private var expectedContent: JSONValue? {
        guard let answer = try? JSONValue.parse(exchange.answer ?? "") else { return nil }
        if isBatch {
            let statuses = (answer["responses"]?.elements ?? []).map { part -> JSONValue in
                ["id": part["id"] ?? .null, "status": part["status"] ?? .null]
            }
            return ["responses": .array(statuses)]
        }
        switch calls[0].operation {
        case .create: return ["Id": answer["Id"] ?? .null]
        case .query:
            // One row stands for all.
            let rows = (answer["value"]?.elements ?? []).prefix(1).map(\.withoutAnnotations)
            return ["value": .array(rows)]
        case .read: return answer.withoutAnnotations
        case .count, .update, .delete, .follow, .readStream, .writeStream, nil: return nil
        }
    }
}

extension SetCall {
    fileprivate func without(_ columns: Set<String>) -> SetCall {
        guard set == "Case", let members = (try? JSONValue.parse(body))?.members else {
            return self
        }
        var call = self
        call.body = JSONValue(members: members.filter { !columns.contains($0.name) }).description
        return call
    }
}

extension JSONValue {
    /// The object without what OData tells of it.
    fileprivate var withoutAnnotations: JSONValue {
        JSONValue(members: (members ?? []).filter { !$0.name.contains("@") })
    }
}

extension FilterExpression {
    /// The expression without its values.
    fileprivate var shape: String {
        switch self {
        case .literal: "…"
        case .path(let path): path.joined(separator: "/")
        case .not(let operand): "not \(operand.shape)"
        case .binary(let kind, let left, let right):
            "\(left.shape) \(kind.rawValue) \(right.shape)"
        case .function(let name, let arguments):
            "\(name)(\(arguments.map(\.shape).joined(separator: ", ")))"
        case .negate, .isIn, .lambda, .count, .alias, .foreign: "…"
        }
    }
}
