import Foundation
import GRDB

/// The bytes of stream columns, which no ordinary read loads.
extension RowTransaction {
    /// The bytes of a row's stream, nil where there are none.
    func bytes(of column: Column, of id: String, in table: EntityTable) throws -> Data? {
        try Data.fetchOne(
            database,
            sql: "SELECT \(SQLFragment.identifier(column.property))"
                + " FROM \(SQLFragment.identifier(table.name)) WHERE \"Id\" = ?",
            arguments: [id]
        )
    }

    func setBytes(
        _ bytes: Data?,
        of column: Column,
        of id: String,
        in table: EntityTable
    ) throws {
        try database.execute(
            sql: "UPDATE \(SQLFragment.identifier(table.name))"
                + " SET \(SQLFragment.identifier(column.property)) = ? WHERE \"Id\" = ?",
            arguments: [bytes, id]
        )
    }
}
