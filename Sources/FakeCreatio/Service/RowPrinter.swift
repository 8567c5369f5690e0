import JSON
import OData

/// Writes rows as OData does: every column, in the order of the object, never null.
struct RowPrinter {
    let precision: TypedCell.Precision
    /// The properties that are not shown, by object.
    var hidden: [String: Set<String>] = [:]

    /// The members of one row, without a context.
    func members(_ result: ResultRow, _ plan: QueryPlan) -> [(String, JSONValue)] {
        var members = columns(of: result.row, plan.selection)
        for (expansion, content) in zip(plan.expansions, result.expanded) {
            let name = expansion.navigation.name
            switch content {
            case .one(let row):
                members.append((name, row.map { json($0, expansion.plan) } ?? .null))
            case .many(let rows, let count):
                if let count {
                    members.append(("\(name)@odata.count", .number(JSONNumber(count))))
                }
                members.append((name, .array(rows.map { json($0, expansion.plan) })))
            }
        }
        return members
    }

    /// The properties of one row, all or those at the places that were selected.
    func columns(of row: EntityRow, _ selection: [Int]? = nil) -> [(String, JSONValue)] {
        let table = row.table
        var members: [(String, JSONValue)] = []
        var streams: [String] = []
        for index in selection ?? Array(table.columns.indices) {
            let column = table.columns[index]
            if hidden[table.name]?.contains(column.property) == true { continue }
            switch column.type {
            case .color: continue
            case .stream: streams.append(column.name)
            default:
                let cell = TypedCell(cell: row.cells[index], type: column.type)
                members.append((column.property, cell.json(precision)))
            }
        }
        for stream in streams {
            // Newer instances write these at the end (creatio.md section 1.4).
            let link = JSONValue.string("\(table.name)(\(row.id))/\(stream)")
            members.append(("\(stream)@odata.mediaEditLink", link))
            members.append(("\(stream)@odata.mediaReadLink", link))
            members.append(("\(stream)@odata.mediaContentType", "application/octet-stream"))
        }
        return members
    }

    private func json(_ result: ResultRow, _ plan: QueryPlan) -> JSONValue {
        JSONValue(members: members(result, plan))
    }
}

/// The address behind `@odata.context`.
struct ContextURL {
    /// The address of the service without a slash at its end.
    let root: String

    func collection(_ plan: QueryPlan) -> String {
        "\(root)/$metadata#\(plan.table.name)\(Self.projection(of: plan))"
    }

    func entity(_ plan: QueryPlan) -> String {
        collection(plan) + "/$entity"
    }

    func property(_ name: String, of id: String, in table: EntityTable) -> String {
        "\(root)/$metadata#\(table.name)(\(id))/\(name)"
    }

    /// What was selected and expanded, in parentheses (OData 4.0 protocol, section 10.7).
    private static func projection(of plan: QueryPlan) -> String {
        let selected = plan.selection?.map { plan.table.columns[$0].property } ?? []
        let expanded = plan.expansions.map { expansion in
            let inner = projection(of: expansion.plan)
            return expansion.navigation.name + (inner.isEmpty ? "()" : inner)
        }
        let parts = selected + expanded
        return parts.isEmpty ? "" : "(" + parts.joined(separator: ",") + ")"
    }
}
