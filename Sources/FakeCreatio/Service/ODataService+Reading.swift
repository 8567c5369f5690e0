import Foundation
import HTTPTypes
import JSON
import OData
import Wire

extension ODataService {
    func serviceDocument() -> WireResponse {
        let sets = model.tables.map { table -> JSONValue in
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
            body: Data(model.entityModel.csdl().utf8)
        )
        response.markAsOData()
        return response
    }

    func collection(of table: EntityTable) throws -> WireResponse {
        try store.read { try collection(of: table, in: $0) }
    }

    /// The rows of an entity set.
    func collection(
        of table: EntityTable,
        in transaction: RowTransaction
    ) throws -> WireResponse {
        try require(.read, on: table)
        return try page(plan(for: table), of: nil, in: transaction)
    }

    func count(of table: EntityTable) throws -> WireResponse {
        try store.read { try count(of: table, in: $0) }
    }

    /// The number of rows, as plain text (creatio.md section 1.2).
    func count(of table: EntityTable, in transaction: RowTransaction) throws -> WireResponse {
        try require(.read, on: table)
        let number = try run(in: transaction).count(plan(for: table))
        return .plainText(String(number))
    }

    func entity(_ id: String, of table: EntityTable) throws -> WireResponse {
        try store.read { try entity(id, of: table, in: $0) }
    }

    /// One row.
    func entity(
        _ id: String,
        of table: EntityTable,
        in transaction: RowTransaction
    ) throws -> WireResponse {
        try require(.read, on: table)
        let plan = try planOfOne(table)
        guard let result = try run(in: transaction).row(id, plan) else {
            return WireResponse(status: .notFound)
        }
        return .odata(document(of: result, plan, .stored))
    }

    /// A single row with its context.
    func document(
        of result: ResultRow,
        _ plan: QueryPlan,
        _ precision: TypedCell.Precision
    ) -> JSONValue {
        let context = JSONValue.string(ContextURL(root: root).entity(plan))
        let members = RowPrinter(precision: precision, hidden: user.hiddenColumns).members(
            result,
            plan
        )
        return JSONValue(members: [("@odata.context", context)] + members)
    }
}

// MARK: - Parts of reading

extension ODataService {
    /// A page of rows: those of an entity set, or those that refer to a row.
    func page(
        _ plan: QueryPlan,
        of owner: (property: String, id: String)?,
        in transaction: RowTransaction
    ) throws -> WireResponse {
        let run = run(in: transaction)
        var document: JSONValue = [
            "@odata.context": .string(ContextURL(root: root).collection(plan))
        ]
        if plan.counts {
            document["@odata.count"] = .number(JSONNumber(try run.count(plan, of: owner)))
        }
        let printer = RowPrinter(precision: .stored, hidden: user.hiddenColumns)
        let rows = try run.rows(plan, of: owner).map {
            JSONValue(members: printer.members($0, plan))
        }
        document["value"] = .array(rows)
        return .odata(document)
    }

    func run(in transaction: RowTransaction) -> QueryRun {
        QueryRun(transaction: transaction, rules: rules)
    }

    /// What the request's query asks of a collection of such rows.
    func plan(for table: EntityTable) throws -> QueryPlan {
        try plan(QueryOptions.parse(request.query ?? ""), for: table)
    }

    /// What the request's query asks of a single row.
    func planOfOne(_ table: EntityTable) throws -> QueryPlan {
        let options = try QueryOptions.parse(request.query ?? "")
        guard !options.choosesRows else { throw QueryRefusal.notACollection() }
        return try plan(options, for: table)
    }

    private func plan(
        _ options: QueryOptions,
        for table: EntityTable
    ) throws(ODataError) -> QueryPlan {
        let plan = try QueryPlan(options, of: table, in: model, rules: rules)
        try requireExpanded(by: plan)
        return plan
    }

    /// Refuses to expand rows of an object that the user may not read, as reading them by
    /// themselves is refused (assumed).
    private func requireExpanded(by plan: QueryPlan) throws(ODataError) {
        for expansion in plan.expansions {
            try require(.read, on: expansion.plan.table)
            try requireExpanded(by: expansion.plan)
        }
    }

    /// The instance's rules, at the moment of this request.
    private var rules: QueryRules {
        var rules = settings.queryRules
        rules.culture = culture
        rules.ownRecords = (user.contactID, settings.rights.objectsOfOwnRecords(of: user))
        rules.now = environment.now()
        return rules
    }
}
