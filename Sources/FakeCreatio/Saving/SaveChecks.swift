import GRDB

/// What Creatio or its database refuses of a row that is about to be written.
struct SaveChecks {
    let transaction: RowTransaction
    let context: SaveContext

    func check(_ change: RowChange) throws {
        let row = change.new
        if context.profile.insistsOnRequiredColumns { try checkRequired(row) }
        for (index, column) in row.table.columns.enumerated()
        where row.cells[index] != change.old?.cells[index] {
            if let text = row.cells[index].text {
                try check(text, for: column, of: row.table.name)
            } else if let id = row.cells[index].id {
                try check(id, for: column, of: row)
            }
        }
        for key in row.table.uniqueKeys where key.contains(where: change.changes) {
            try checkUnique(key, of: row)
        }
    }

    /// The first column that Creatio's pages insist on and that is empty; a number always has a
    /// value.
    private func checkRequired(_ row: EntityRow) throws {
        for (index, column) in row.table.columns.enumerated()
        where column.isRequired && [.null, .text("")].contains(row.cells[index]) {
            throw context.refusal(.requiredColumnEmpty(caption: column.caption))
        }
    }

    private func check(_ text: String, for column: Column, of object: String) throws {
        guard !text.unicodeScalars.contains("\0") else {
            throw context.refusal(.zeroCharacter(object: object, property: column.property))
        }
        if case .text(let limit?) = column.type, text.unicodeScalars.count > limit {
            throw context.refusal(
                .textTooLong(object: object, property: column.property, limit: limit)
            )
        }
    }

    private func check(_ id: String, for column: Column, of row: EntityRow) throws {
        guard column.integrity != .unchecked,
            let target = transaction.model.target(of: column),
            !(target === row.table && id == row.id), try !transaction.contains(id, in: target)
        else { return }
        throw context.refusal(
            .missingTarget(
                object: row.table.name,
                property: column.property,
                target: target.name,
                id: id
            )
        )
    }

    /// An empty value is like no other, as in SQL.
    private func checkUnique(_ key: [String], of row: EntityRow) throws {
        let values = key.map { row[$0] }
        guard !values.contains(.null) else { return }
        let condition = key.map { SQLFragment.identifier($0) + " = ?" } + ["\"Id\" <> ?"]
        let isTaken = try transaction.truth(
            SQLFragment(
                "SELECT EXISTS (SELECT 1 FROM \(SQLFragment.identifier(row.table.name))"
                    + " WHERE \(condition.joined(separator: " AND ")))",
                values.map(\.databaseValue) + [row.id.databaseValue]
            )
        )
        guard isTaken else { return }
        throw context.refusal(
            .duplicateValues(
                object: row.table.name,
                properties: key,
                values: values.compactMap { $0.text ?? $0.id }.joined(separator: ", ")
            )
        )
    }
}
