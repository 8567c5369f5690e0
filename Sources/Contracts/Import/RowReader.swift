import CreatioClient
import JSON
import OData

/// Reads rows of one object, page by page and some columns at a time.
struct RowReader {
    let client: CreatioClient
    let type: EntityType
    /// The names of the properties that are wanted, `Id` among them.
    let properties: [String]
    var filter: FilterExpression?
    var order = OrderItem(expression: .path(["Id"]), isDescending: false)

    /// The longest `$select`, in characters: a web server in front takes queries of 2,048.
    private static let selectLimit = 1_200

    /// The rows, in their order.
    ///
    /// - Parameter limit: The most rows that are read.
    /// - Returns: The rows, and whether there are more of them.
    /// - Throws: `CreatioError`.
    func rows(upTo limit: Int) async throws -> (rows: [JSONValue], hasMore: Bool) {
        var rows: [JSONValue] = []
        while rows.count <= limit {
            let count = min(ImportSettings.pageSize, limit + 1 - rows.count)
            let page = try await page(from: rows.count, count: count)
            rows += page
            if page.count < count { return (rows, false) }
        }
        return (Array(rows.prefix(limit)), true)
    }

    private func page(from start: Int, count: Int) async throws -> [JSONValue] {
        var rows: [String: JSONValue] = [:]
        var order: [String] = []
        for group in groups {
            var options = QueryOptions()
            options.select = group.map { [$0] }
            options.filter = filter
            options.orderBy = [self.order]
            options.top = count
            if start > 0 { options.skip = start }
            for row in try await client.query(type.name, options) {
                guard let id = row["Id"]?.text else { continue }
                if rows[id] == nil { order.append(id) }
                for (name, value) in row.members ?? [] { rows[id, default: [:]][name] = value }
            }
        }
        return order.compactMap { rows[$0] }
    }

    /// The properties in groups that a query takes, each with the key.
    private var groups: [[String]] {
        var groups: [[String]] = []
        var length = 0
        for property in properties where property != "Id" {
            if groups.isEmpty || length + property.count + 1 > Self.selectLimit {
                groups.append(["Id"])
                length = 0
            }
            groups[groups.count - 1].append(property)
            length += property.count + 1
        }
        return groups.isEmpty ? [["Id"]] : groups
    }
}
