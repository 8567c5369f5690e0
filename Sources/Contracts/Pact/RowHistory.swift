import FakeCreatio
import Foundation
import JSON
import OData
import OrderedCollections
import Scenarios

/// The rows of a run by their ids, as the core wrote them or was shown them: what has to be there
/// before one of its calls can be made again.
struct RowHistory {
    /// A row and the set that it belongs to.
    struct Row {
        let set: String
        let columns: JSONValue.Members
    }

    private static let zero = "00000000-0000-0000-0000-000000000000"
    /// What Creatio itself fills in.
    private static let system: Set = [
        "CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById", "ProcessListeners",
    ]

    private let model: EntityModel
    private let partnerColumns: Set<String>
    private var rows: [String: Row] = [:]

    init(_ recording: Recording, without partnerColumns: Set<String>) {
        model = recording.model
        self.partnerColumns = partnerColumns
        for exchange in recording.trace.exchanges {
            for case .entitySet(let call) in AskedOfCreatio.all(in: exchange) {
                if call.operation == .create { learn(call.body, of: call.set) }
                if call.operation == .read || call.operation == .query {
                    learn(exchange.answer ?? "", of: call.set)
                }
            }
        }
    }

    private mutating func learn(_ text: String, of set: String) {
        // What is no JSON shows no row.
        guard let value = try? JSONValue.parse(text) else { return }
        for row in value["value"]?.elements ?? [value] {
            guard let id = row["Id"]?.text?.lowercased(),
                CreatioInstance.stockName(of: id, in: set) == nil
            else { continue }
            let columns = (row.members ?? []).filter { name, value in
                model.entityType(set)?.property(name) != nil && !Self.system.contains(name)
                    && !(set == "Case" && partnerColumns.contains(name)) && value != .null
                    && value != .string(Self.zero)
            }
            var known = rows[id]?.columns ?? [:]
            for (name, value) in columns where known[name] == nil { known[name] = value }
            rows[id] = Row(set: set, columns: known)
        }
    }

    /// The rows of these ids and all that they lead to, each behind those that it needs.
    func rows(for ids: [(id: String, set: String)]) -> [Row] {
        var found: [Row] = []
        var seen: Set<String> = []
        for (id, set) in ids { collect(id, set, &found, &seen) }
        return found
    }

    private func collect(
        _ id: String,
        _ set: String,
        _ found: inout [Row],
        _ seen: inout Set<String>
    ) {
        guard id != Self.zero, CreatioInstance.stockName(of: id, in: set) == nil,
            seen.insert(id).inserted
        else { return }
        let row = rows[id] ?? Row(set: set, columns: ["Id": .string(id), "Name": .string(set)])
        for (name, value) in row.columns {
            guard let target = model.column(name, of: row.set).lookup, let id = value.text else {
                continue
            }
            collect(id.lowercased(), target, &found, &seen)
        }
        found.append(row)
    }
}
