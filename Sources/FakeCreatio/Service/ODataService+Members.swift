import HTTPTypes
import JSON
import OData
import Wire

extension ODataService {
    func member(
        _ path: [String],
        of id: String,
        in table: EntityTable,
        _ part: MemberPart
    ) throws -> WireResponse {
        try store.read { try member(path, of: id, in: table, part, in: $0) }
    }

    /// What a path leads to from a row: a property, its bare value, a row, or rows.
    ///
    /// That an empty lookup is answered 204 and what lies behind it 404 is the protocol's rule
    /// (OData 4.0 protocol, section 11.2.6), not seen on Creatio.
    func member(
        _ path: [String],
        of id: String,
        in table: EntityTable,
        _ part: MemberPart,
        in transaction: RowTransaction
    ) throws -> WireResponse {
        try require(.read, on: table)
        let target = MemberTarget(path, from: table, in: model)
        guard target.has(part) else {
            return WebAPIFault.unroutable(part.template, request)
        }
        try target.require(path, by: settings.queryRules)
        guard try transaction.contains(id, in: table), try !access.hides(id, in: table, transaction)
        else {
            return WireResponse(status: .notFound)
        }
        var id = id
        for (index, step) in target.steps.enumerated() {
            try require(.read, on: step.table)
            let statement = QueryStatement.cell(
                step.column,
                of: id,
                in: step.table,
                culture
            )
            let cell = try transaction.cell(statement, type: step.column.type)
            let isLast = index == path.count - 1
            if isLast, case .property = target.end {
                try access.requireReading(of: step.column, in: step.table)
                let cell = TypedCell(cell: cell, type: step.column.type)
                return property(step.column, cell, of: id, in: step.table, isRaw: part == .value)
            }
            guard let next = cell.id else {
                return isLast ? .odataNoContent : WireResponse(status: .notFound)
            }
            id = next
            guard !isLast, let owner = model.target(of: step.column),
                try access.hides(id, in: owner, transaction)
            else { continue }
            return WireResponse(status: .notFound)
        }
        return try end(target, id, part, transaction)
    }

    /// The row or the rows at the end of a path.
    private func end(
        _ target: MemberTarget,
        _ id: String,
        _ part: MemberPart,
        _ transaction: RowTransaction
    ) throws -> WireResponse {
        switch target.end {
        case .row(let table): return try entity(id, of: table, in: transaction)
        case .rows(let navigation, let table):
            try require(.read, on: table)
            let owner = (navigation.foreignKey, id)
            guard part == .count else {
                return try page(plan(for: table), of: owner, in: transaction)
            }
            let number = try run(in: transaction).count(plan(for: table), of: owner)
            return .plainText(String(number))
        case .property, .nowhere:
            return WebAPIFault.unroutable(part.template, request)
        }
    }

    /// One property: in an object with its context, or raw behind `$value`.
    private func property(
        _ column: Column,
        _ cell: TypedCell,
        of id: String,
        in table: EntityTable,
        isRaw: Bool
    ) -> WireResponse {
        if isRaw { return .plainText(cell.plainText) }
        let context = ContextURL(root: root).property(column.property, of: id, in: table)
        return .odata(["@odata.context": .string(context), "value": cell.json()])
    }
}

extension MemberPart {
    /// The path as the library's routing writes it.
    var template: String {
        switch self {
        case .whole: "~/entityset/key/property"
        case .value: "~/entityset/key/property/$value"
        case .count: "~/entityset/key/navigation/$count"
        }
    }
}

extension MemberTarget {
    /// Whether what the path leads to has such a part.
    func has(_ part: MemberPart) -> Bool {
        switch (end, part) {
        case (.nowhere, _), (.property, .count), (.row, .value), (.row, .count), (.rows, .value):
            false
        default: true
        }
    }
}
