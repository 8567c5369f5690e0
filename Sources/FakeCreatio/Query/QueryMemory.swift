import GRDB
import OData

/// Estimates the memory that a .NET service needs for the rows of one statement, and stops at the
/// limit (creatio.md section 3.9).
///
/// Every cell costs what its value costs in .NET: a text 22 bytes and two for each code unit of
/// UTF-16, taken here as two for each byte of UTF-8; any other value 16 bytes; besides, each row 24
/// bytes. How Creatio estimates is not known (assumed).
struct QueryMemory {
    /// In megabytes; nil for no limit.
    let limit: Int?
    private var bytes = 0

    init(limit: Int?) {
        self.limit = limit
    }

    /// Adds a row.
    ///
    /// - Throws: The refusal, where the limit is reached.
    mutating func add(_ cells: [CellValue]) throws(ODataError) {
        guard let limit else { return }
        bytes += 24
        for cell in cells {
            bytes += cell.text.map { 22 + 2 * $0.utf8.count } ?? 16
        }
        guard bytes <= limit << 20 else { throw QueryRefusal.outOfMemory(limit: limit) }
    }
}

extension RowTransaction {
    /// Runs a statement that selects those columns of the table; the others become null.
    func rows(
        _ query: SQLFragment,
        of table: EntityTable,
        columns: [Int],
        _ memory: inout QueryMemory
    ) throws -> [EntityRow] {
        let statement = try database.cachedStatement(sql: query.sql)
        let cursor = try Row.fetchCursor(
            statement,
            arguments: StatementArguments(query.arguments)
        )
        let blank = Array(repeating: CellValue.null, count: table.columns.count)
        var rows: [EntityRow] = []
        while let row = try cursor.next() {
            var cells = blank
            for (place, index) in columns.enumerated() {
                cells[index] = CellValue(
                    row[place] as DatabaseValue,
                    type: table.columns[index].type
                )
            }
            try memory.add(cells)
            rows.append(EntityRow(table: table, cells: cells))
        }
        return rows
    }
}
