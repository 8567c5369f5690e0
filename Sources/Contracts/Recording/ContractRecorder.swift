import FakeCreatio
import Foundation
import JSON
import OData
import Scenarios

/// Writes down, as a contract, what the core asked of Creatio in one run.
struct ContractRecorder {
    /// The columns by which rows are called where that is not `Name` (creatio.md section 4.1).
    private static let nameColumns = ["Case": "Number", "Activity": "Title"]

    private let model: EntityModel
    private let choices: AdministratorsChoices
    private var contract = Contract()

    /// What one run asked for.
    static func contract(of recording: Recording) -> Contract {
        var recorder = ContractRecorder(
            model: recording.model,
            choices: AdministratorsChoices(recording)
        )
        for exchange in recording.trace.exchanges { recorder.record(exchange) }
        return recorder.contract
    }

    private init(model: EntityModel, choices: AdministratorsChoices) {
        self.model = model
        self.choices = choices
    }

    private mutating func record(_ exchange: Exchange) {
        if let (event, body) = WebhookBody.seen(in: exchange) {
            contract.webhook[event] = contract.webhook[event]?.merged(with: body) ?? body
        }
        for asked in AskedOfCreatio.all(in: exchange) {
            switch asked {
            case .token(let grant): contract.access.grants.insert(grant)
            case .metadata:
                contract.access.readsMetadata = true
                noteHeaders(of: exchange)
            case .other(let address): contract.access.otherCalls.insert(address)
            case .entitySet(let call):
                noteHeaders(of: exchange)
                record(call)
            }
        }
    }

    private mutating func noteHeaders(of exchange: Exchange) {
        contract.access.headers.formUnion(exchange.headers.map(\.name))
        contract.access.systemOperations.insert("CanUseODataService")
    }

    private mutating func record(_ call: SetCall) {
        guard let operation = call.operation else {
            contract.access.otherCalls.insert("\(call.method) \(call.set)")
            return
        }
        if call.isInBatch { contract.access.batch.insert("\(call.set) \(operation.rawValue)") }
        if looksForLabel(call) {
            var need = QueryNeed(model: model, root: call.set)
            need.record(operation, call.options)
            contract.mappedFields.lookup.merge(need.sets[call.set] ?? SetNeed())
            return
        }
        var need = QueryNeed(model: model, root: call.set)
        need.record(operation, call.options)
        if case .member(_, let path, _) = call.path {
            need.use(path, as: operation == .writeStream ? .update : .read)
        }
        for (name, set) in need.sets { contract.sets[name, default: SetNeed()].merge(set) }
        if operation == .read, let id = call.key { note(id, of: call.set, used: "read") }
        if operation == .create || operation == .update { recordBody(of: call, operation) }
    }

    /// Whether the call looks for the row of a mapped lookup: by what it is called, or whether
    /// there is one with the id that the AI gave.
    private func looksForLabel(_ call: SetCall) -> Bool {
        guard call.method == "GET", choices.targets.contains(call.set) else { return false }
        let name = Self.nameColumns[call.set] ?? "Name"
        let selected = Set((call.options.select ?? []).map { $0.joined(separator: "/") })
        switch call.path {
        case .entity: return selected == ["Id"]
        case .collection: return selected == ["Id", name] || selected == [name]
        case .count, .member: return false
        }
    }

    private mutating func recordBody(of call: SetCall, _ operation: SetOperation) {
        let use: ColumnUse = operation == .create ? .create : .update
        guard let members = (try? JSONValue.parse(call.body))?.members else {
            contract.access.otherCalls.insert("\(call.method) \(call.set) without a JSON object")
            return
        }
        for (name, value) in members {
            let column = model.column(name, of: call.set)
            if call.set == "Case", choices.columns.contains(name) {
                contract.mappedFields.types.insert(column.lookup == nil ? column.type : "lookup")
                contract.mappedFields.uses.insert(use)
                continue
            }
            contract.sets[call.set, default: SetNeed()].use(name, column, as: use)
            guard let target = column.lookup, let id = value.text else { continue }
            note(id.lowercased(), of: target, used: "\(call.set).\(name)")
        }
    }

    /// Notes a row that a setting names by its id, or the core itself where every Creatio has it.
    ///
    /// Any other row is one that the run made.
    private mutating func note(_ id: String, of set: String, used use: String) {
        if let settings = choices.settings[id] {
            for name in settings {
                contract.settings[name, default: SettingNeed(set: set)].uses.insert(use)
            }
        } else if let name = CreatioInstance.stockName(of: id, in: set) {
            contract.sets[set, default: SetNeed()]
                .rows[id, default: RowNeed(name: name)].uses.insert(use)
        }
    }
}

extension EntityModel {
    /// What the contract says of a column, whatever it is used for.
    func column(_ name: String, of set: String) -> ColumnNeed {
        let entity = entityType(set)
        let lookup = entity?.navigationProperties.first {
            !$0.isCollection && $0.foreignKey == name
        }
        return ColumnNeed(
            type: entity?.property(name)?.type.rawValue ?? ColumnNeed.unknownType,
            lookup: lookup?.target
        )
    }
}

extension SetNeed {
    mutating func use(_ name: String, _ column: ColumnNeed, as use: ColumnUse) {
        columns[name, default: column].uses.insert(use)
    }
}

extension WebhookBody {
    /// The body of a call of a business process that the core took.
    static func seen(in exchange: Exchange) -> (event: String, body: WebhookBody)? {
        guard exchange.sender == "creatio", exchange.receiver == "core",
            let status = exchange.status, 200..<300 ~= status,
            // What is no JSON was not understood, and says nothing of what is.
            let body = try? JSONValue.parse(exchange.body),
            let answer = exchange.answer.flatMap({ try? JSONValue.parse($0) }),
            answer["status"]?.text != "ignored",
            let event = body["event_type"]?.text
        else { return nil }
        let members = (body.members ?? []).filter { $0.name != "event_type" }
        return (
            event,
            WebhookBody(
                required: Dictionary(
                    members.map { ($0.name, $0.value.webhookType) },
                    uniquingKeysWith: { first, _ in first }
                )
            )
        )
    }
}

extension JSONValue {
    fileprivate var webhookType: String {
        switch self {
        case .string(let text): UUID(uuidString: text) == nil ? "text" : "guid"
        case .number: "number"
        case .bool: "truth"
        case .null, .array, .object: "value"
        }
    }
}
