import Foundation
import GRDB
import OData

/// Finds the statements of a request.
struct QueryExplainer {
    let model: InstanceModel
    let rules: QueryRules

    func statements(
        _ path: EntitySetPath,
        of table: EntityTable,
        _ options: QueryOptions
    ) throws -> [QueryExplanation.Statement] {
        switch path {
        case .collection: return try page(options, of: table, owner: nil)
        case .count: return [try count(options, of: table, owner: nil)]
        case .entity(let id): return try row(options, of: table, id: id.uuidString.lowercased())
        case .member(let id, let names, let part):
            return try member(names, of: id.uuidString.lowercased(), in: table, part, options)
        }
    }

    private func page(
        _ options: QueryOptions,
        of table: EntityTable,
        owner: (property: String, id: String)?
    ) throws -> [QueryExplanation.Statement] {
        let plan = try QueryPlan(options, of: table, in: model, rules: rules)
        let rows = QueryStatement.rows(
            plan,
            columns: plan.columns(),
            condition: QueryStatement.condition(plan, of: owner),
            limit: min(plan.top ?? .max, rules.limits.rows + 1)
        )
        let counts = plan.counts ? [try count(options, of: table, owner: owner)] : []
        return counts + [Self.statement("rows of \(table.name)", rows)] + Self.expansions(of: plan)
    }

    private func count(
        _ options: QueryOptions,
        of table: EntityTable,
        owner: (property: String, id: String)?
    ) throws -> QueryExplanation.Statement {
        let plan = try QueryPlan(options, of: table, in: model, rules: rules)
        let condition = QueryStatement.condition(plan, of: owner)
        return Self.statement(
            "number of rows of \(table.name)",
            QueryStatement.count(plan, condition: condition)
        )
    }

    private func row(
        _ options: QueryOptions,
        of table: EntityTable,
        id: String
    ) throws -> [QueryExplanation.Statement] {
        guard !options.choosesRows else { throw QueryRefusal.notACollection() }
        let plan = try QueryPlan(options, of: table, in: model, rules: rules)
        let row = QueryStatement.rows(
            plan,
            columns: plan.columns(),
            condition: QueryStatement.equality("Id", of: plan, id),
            limit: nil
        )
        return [Self.statement("row of \(table.name)", row)] + Self.expansions(of: plan)
    }

    private func member(
        _ names: [String],
        of id: String,
        in table: EntityTable,
        _ part: MemberPart,
        _ options: QueryOptions
    ) throws -> [QueryExplanation.Statement] {
        let target = MemberTarget(names, from: table, in: model)
        try target.require(names, by: rules)
        var statements: [QueryExplanation.Statement] = []
        var id = id
        for step in target.steps {
            let cell = QueryStatement.cell(
                step.column,
                of: id,
                in: step.table,
                rules.culture
            )
            statements.append(Self.statement("\(step.column.property) of \(step.table.name)", cell))
            id = "<\(step.column.property)>"
        }
        switch target.end {
        case .property, .nowhere: return statements
        case .row(let end): return try statements + row(options, of: end, id: id)
        case .rows(let navigation, let end):
            let owner = (navigation.foreignKey, id)
            return try statements
                + (part == .count
                    ? [count(options, of: end, owner: owner)]
                    : page(options, of: end, owner: owner))
        }
    }

    private static func expansions(of plan: QueryPlan) -> [QueryExplanation.Statement] {
        plan.expansions.flatMap { expansion in
            let navigation = expansion.navigation
            let key = navigation.isCollection ? navigation.foreignKey : "Id"
            let ids = navigation.isCollection ? "Id" : navigation.foreignKey
            let membership = QueryStatement.membership(
                key,
                of: expansion.plan,
                among: ["<every \(ids)>"]
            )
            let rows = QueryStatement.rows(
                expansion.plan,
                columns: expansion.plan.columns(and: key),
                condition: membership.and(expansion.plan.filter),
                limit: nil
            )
            return [statement("rows of \(expansion.plan.table.name) for \(navigation.name)", rows)]
                + expansions(of: expansion.plan)
        }
    }

    private static func statement(
        _ purpose: String,
        _ sql: SQLFragment
    ) -> QueryExplanation.Statement {
        QueryExplanation.Statement(
            purpose: purpose,
            sql: sql.sql,
            arguments: sql.arguments.map(\.sqlLiteral)
        )
    }
}

extension DatabaseValue {
    /// The value as SQL writes it.
    fileprivate var sqlLiteral: String {
        switch storage {
        case .null: "NULL"
        case .int64(let number): String(number)
        case .double(let number): "\(number)"
        case .string(let text): "'" + text.replacing("'", with: "''") + "'"
        case .blob(let bytes): "a blob of \(bytes.count) bytes"
        }
    }
}
