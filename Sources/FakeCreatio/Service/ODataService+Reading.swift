import Foundation
import HTTPTypes
import JSON
import OData
import Wire

extension ODataService {
    func serviceDocument() -> WireResponse {
        let sets = store.model.tables.map { table -> JSONValue in
            ["name": .string(table.name), "kind": "EntitySet", "url": .string(table.name)]
        }
        return .odata([
            "@odata.context": .string("\(root)/$metadata"), "value": .array(sets),
        ])
    }

    func metadata() -> WireResponse {
        var response = WireResponse(
            status: .ok,
            headers: [.contentType: "application/xml"],
            body: Data(store.model.entityModel.csdl().utf8)
        )
        response.markAsOData()
        return response
    }

    func collection(of table: EntityTable) throws -> WireResponse {
        try require(.read, on: table)
        let plan = try plan(for: table)
        return try store.read { transaction in
            let run = QueryRun(transaction: transaction, limits: settings.limits)
            var document: JSONValue = [
                "@odata.context": .string(ContextURL(root: root).collection(plan))
            ]
            if plan.counts {
                document["@odata.count"] = .number(JSONNumber(try run.count(plan)))
            }
            let printer = RowPrinter(precision: .stored)
            let rows = try run.rows(plan).map { JSONValue(members: printer.members($0, plan)) }
            document["value"] = .array(rows)
            return .odata(document)
        }
    }

    /// The number of rows, as plain text (creatio.md section 1.2).
    func count(of table: EntityTable) throws -> WireResponse {
        try require(.read, on: table)
        let plan = try plan(for: table)
        return .plainText(
            String(
                try store.read {
                    try QueryRun(transaction: $0, limits: settings.limits).count(plan)
                }
            )
        )
    }

    func entity(_ id: String, of table: EntityTable) throws -> WireResponse {
        try require(.read, on: table)
        let plan = try plan(for: table)
        return try store.read { transaction in
            guard
                let result = try QueryRun(transaction: transaction, limits: settings.limits).row(
                    id,
                    plan
                )
            else {
                return WireResponse(status: .notFound)
            }
            return .odata(document(of: result, plan, .stored))
        }
    }

    /// One property: in an object with its context, or raw behind `$value`.
    func member(
        _ path: [String],
        of id: String,
        in table: EntityTable,
        _ part: MemberPart
    ) throws -> WireResponse {
        try require(.read, on: table)
        let isRaw = part == .value
        guard path.count == 1, let name = path.first, part != .count,
            let index = table.index(of: name), table.columns[index].type.primitive != nil,
            table.columns[index].type != .stream
        else {
            let template = "~/entityset/key/" + (isRaw ? "property/$value" : "property")
            return WebAPIFault.unroutable(template, request)
        }
        guard let row = try store.read({ try $0.row(id, in: table) }) else {
            return WireResponse(status: .notFound)
        }
        let cell = TypedCell(cell: row.cells[index], type: table.columns[index].type)
        if isRaw { return .plainText(cell.plainText) }
        return .odata([
            "@odata.context": .string(ContextURL(root: root).property(name, of: row)),
            "value": cell.json(),
        ])
    }

    /// A single row with its context.
    func document(
        of result: ResultRow,
        _ plan: QueryPlan,
        _ precision: TypedCell.Precision
    ) -> JSONValue {
        let context = JSONValue.string(ContextURL(root: root).entity(plan))
        let members = RowPrinter(precision: precision).members(result, plan)
        return JSONValue(members: [("@odata.context", context)] + members)
    }

    private func plan(for table: EntityTable) throws -> QueryPlan {
        try QueryPlan(
            QueryOptions.parse(request.query ?? ""),
            of: table,
            in: store.model,
            rules: settings.queryRules
        )
    }
}
