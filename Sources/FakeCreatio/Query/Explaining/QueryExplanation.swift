import Foundation
import GRDB
import JSON
package import OData
package import Wire

/// What a request to read means to an instance, told without one: its SQL, or the refusal and what
/// to write instead.
package struct QueryExplanation: Sendable {
    /// A statement that the instance would run.
    package struct Statement: Sendable, Equatable {
        /// What it reads, in a few words.
        package let purpose: String
        package let sql: String
        /// The values of the question marks in their order, as literals of SQL.
        package let arguments: [String]

        package init(purpose: String, sql: String, arguments: [String]) {
            self.purpose = purpose
            self.sql = sql
            self.arguments = arguments
        }
    }

    /// What the instance would answer instead.
    package struct Refusal: Sendable, Equatable {
        package let status: Int
        /// The deepest text, which tells what is wrong.
        package let message: String
        /// The body: OData's envelope, or the JSON of Web API.
        package let body: String
    }

    /// What the path of the address points at; nil where it cannot be read.
    package let path: ResourcePath?
    /// The options of the address; nil where they cannot be read.
    package let options: QueryOptions?
    /// Empty where the request is refused, or reads no rows.
    package let statements: [Statement]
    /// Nil where the request is answered.
    package let refusal: Refusal?
    /// What to write instead, one sentence each.
    package let advice: [String]

    /// Explains a `GET`.
    ///
    /// - Parameters:
    ///   - address: What stands behind the root of the service, such as
    ///     `Case?$filter=Contact/Name eq 'Ada'`, percent-encoded or not.
    ///   - settings: The instance that is asked.
    ///   - now: The time of the request.
    /// - Throws: `InstanceModelError` for settings that contradict each other.
    package init(_ address: String, settings: InstanceSettings, now: Timestamp) throws {
        let model = try InstanceModel(
            schemas: settings.objects,
            customColumns: settings.customColumns
        )
        var rules = settings.queryRules
        rules.now = now
        let explainer = QueryExplainer(model: model, rules: rules)
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = parts.count > 1 ? String(parts[1]) : ""
        var read: (path: ResourcePath?, options: QueryOptions?)
        var statements: [Statement] = []
        var fault: ODataError?
        do {
            let path = try ResourcePath.parse(String(parts[0]))
            read.path = path
            let options = try QueryOptions.parse(query)
            read.options = options
            statements = try explainer.statements(path, options)
        } catch let error as ODataError {
            fault = error
        } catch let error as ODataSyntaxError {
            fault = .invalidQuery(error.message)
        } catch let error as ResourcePathError {
            fault = .invalidQuery(error.description)
        }
        (path, options) = read
        self.statements = statements
        refusal = fault.map {
            Refusal(status: $0.status, message: $0.deepestMessage, body: $0.body.description)
        }
        advice =
            fault.map {
                QueryAdvice(model: model, rules: rules, query: query).sentences(
                    read.path,
                    read.options,
                    $0
                )
            } ?? []
    }
}

/// Finds the statements of a request.
private struct QueryExplainer {
    let model: InstanceModel
    let rules: QueryRules

    func statements(
        _ path: ResourcePath,
        _ options: QueryOptions
    ) throws -> [QueryExplanation.Statement] {
        guard case .entitySet(let name, let rest) = path else { return [] }
        guard let table = model.table(name) else {
            throw ODataError(
                status: 404,
                message: "No HTTP resource was found that matches the request URI '\(path)'."
            )
        }
        switch rest {
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
            let cell = QueryStatement.cell(step.column, of: id, in: step.table)
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
            let condition = expansion.plan.filter.map { SQLFragment.sql("\(membership) AND \($0)") }
            let rows = QueryStatement.rows(
                expansion.plan,
                columns: expansion.plan.columns(and: key),
                condition: condition ?? membership,
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
