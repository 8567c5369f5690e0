import CreatioClient
import JSON
import OData

/// Reads back what Creatio announced: cases, their activities, the files of an activity.
struct CaseReader: Sendable {
    /// Creatio's answers are read in pages of this many rows.
    private static let pageSize = 100
    /// How many ids a filter names: Creatio takes 100 nodes, which are 14 terms over a lookup
    /// beside a comparison of times (creatio.md section 3.4); a few are left unused.
    static let idsPerFilter = 12

    let client: CreatioClient

    /// The case; nil where there is none any more.
    func state(of caseID: CaseID) async throws -> CaseState? {
        try await client.read("Case", id: caseID.guid, CaseState.options)
            .flatMap(CaseState.init(row:))
    }

    /// Those of the cases that are there, in any order.
    func states(of cases: [CaseID]) async throws -> [CaseState] {
        var states: [CaseState] = []
        for ids in cases.slices(of: Self.idsPerFilter) {
            var options = CaseState.options
            options.filter = try .anyOf(ids, at: ["Id"])
            states += try await client.query("Case", options).compactMap(CaseState.init(row:))
        }
        return states
    }

    /// Those of the activities that are there, in any order.
    func activities(_ activities: [ActivityID]) async throws -> [JSONValue] {
        var rows: [JSONValue] = []
        for ids in activities.slices(of: Self.idsPerFilter) {
            var options = Reply.options
            options.filter = try .anyOf(ids, at: ["Id"])
            rows += try await client.query("Activity", options)
        }
        return rows
    }

    /// All activities of a case, oldest first.
    func activities(of caseID: CaseID) async throws -> [JSONValue] {
        var options = Reply.options
        options.filter = try .anyOf([caseID], at: ["Case", "Id"])
        options.orderBy = [OrderItem(expression: .path(["CreatedOn"]), isDescending: false)]
        return try await wholeAnswer("Activity", options)
    }

    /// Id and case of every activity on one of the cases that was changed since.
    ///
    /// - Parameters:
    ///   - cases: At most as many as fit into a filter.
    ///   - moment: An ISO 8601 moment.
    /// - Returns: The rows, in the order in which they were created.
    /// - Throws: `CreatioError`.
    func activities(of cases: [CaseID], changedSince moment: String) async throws -> [JSONValue] {
        var options = QueryOptions()
        options.select = ["Id", "CaseId", "TypeId"].map { [$0] }
        options.filter = .binary(
            .and,
            try .anyOf(cases, at: ["Case", "Id"]),
            .binary(.ge, .path(["ModifiedOn"]), .literal(.dateTimeOffset(moment)))
        )
        options.orderBy = [OrderItem(expression: .path(["CreatedOn"]), isDescending: false)]
        return try await wholeAnswer("Activity", options)
    }

    /// The files of an activity, in the order in which they were attached.
    func files(of activity: ActivityID) async throws -> [JSONValue] {
        var options = QueryOptions()
        options.select = ["Id", "Name", "Size"].map { [$0] }
        options.filter = try .anyOf([activity], at: ["Activity", "Id"])
        options.orderBy = [OrderItem(expression: .path(["CreatedOn"]), isDescending: false)]
        return try await wholeAnswer("ActivityFile", options)
    }

    private func wholeAnswer(_ set: String, _ options: QueryOptions) async throws -> [JSONValue] {
        var options = options
        options.top = Self.pageSize
        var rows: [JSONValue] = []
        while true {
            options.skip = rows.count
            let page = try await client.query(set, options)
            rows += page
            guard page.count == Self.pageSize else { return rows }
        }
    }
}

extension FilterExpression {
    /// Whether the GUID at a path is one of these; `in` is not known to Creatio.
    static func anyOf<Kind>(_ ids: [Identifier<Kind>], at path: [String])
        throws -> FilterExpression
    {
        let terms = try ids.map { id in
            FilterExpression.binary(.eq, .path(path), .literal(.guid(try id.guid)))
        }
        guard let first = terms.first else { return .literal(.boolean(false)) }
        return terms.dropFirst().reduce(first) { .binary(.or, $0, $1) }
    }
}

extension Array {
    /// The elements in runs of so many.
    func slices(of count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map { start in
            Array(self[start..<Swift.min(start + count, self.count)])
        }
    }
}
