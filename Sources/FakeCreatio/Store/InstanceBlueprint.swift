import GRDB
import Synchronization

/// What all new instances with the same objects and columns have in common: the model, and the
/// tables with the stock rows.
///
/// A scenario makes an instance each time it runs. The tables are made once for a set of columns,
/// and each instance in memory gets a copy of their pages.
final class InstanceBlueprint: Sendable {
    let model: InstanceModel
    private let ownRows: OwnRows
    private let database: DatabaseQueue

    private init(_ content: Content) throws {
        let model = try InstanceModel(
            schemas: content.objects,
            customColumns: content.customColumns
        )
        self.model = model
        let ownRows = content.ownRows
        self.ownRows = ownRows
        database = try RowStore.memoryDatabase()
        try database.write { database in
            try StoreLayout(model: model).realise(in: database)
            try StockRow.install(ownRows, in: RowTransaction(database: database, model: model))
        }
    }

    /// Gives a store that has its tables the rows with which an instance begins.
    func installRows(in transaction: RowTransaction) throws {
        try StockRow.install(ownRows, in: transaction)
    }

    /// Gives an empty database the tables and the stock rows.
    func copyRows(to other: DatabaseQueue) throws {
        try database.backup(to: other)
    }
}

// MARK: - Made once

extension InstanceBlueprint {
    /// The blueprint for these objects, columns and rows.
    ///
    /// - Throws: `InstanceModelError` for a custom column that cannot be added.
    static func of(
        _ objects: [EntitySchema],
        customColumns: [String: [Column]],
        ownRows: OwnRows
    ) throws -> InstanceBlueprint {
        let content = Content(
            objects: objects,
            customColumns: customColumns,
            ownRows: ownRows
        )
        return try made.withLock { made in
            if let known = made[content] { return known }
            let new = try InstanceBlueprint(content)
            // Whoever varies the columns without end does without.
            if made.count >= mostKept { made.removeAll() }
            made[content] = new
            return new
        }
    }

    private static let mostKept = 16
    private static let made = Mutex<[Content: InstanceBlueprint]>([:])

    private struct Content: Hashable {
        let objects: [EntitySchema]
        let customColumns: [String: [Column]]
        let ownRows: OwnRows

        /// The objects and rows are mostly the same array, which is compared faster than it is hashed.
        func hash(into hasher: inout Hasher) {
            hasher.combine(objects.count)
            hasher.combine(customColumns)
            hasher.combine(ownRows.rows.count)
        }
    }
}
