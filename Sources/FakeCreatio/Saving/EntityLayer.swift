/// Creatio's entity layer: every save and deletion, whoever asks for it, goes through here.
///
/// It fills in defaults, lets the objects' own rules work, checks what the database would refuse,
/// writes, and notes which business processes start.
struct EntityLayer {
    let transaction: RowTransaction
    let context: SaveContext
    let processes: ProcessCatalogue
    /// The ids of rows that a later save of the same transaction brings: rows may refer to each
    /// other in a circle.
    var promised: Set<String> = []
    /// What the saves so far have started.
    private(set) var started: [ProcessStart] = []

    init(transaction: RowTransaction, context: SaveContext, processes: ProcessCatalogue) {
        self.transaction = transaction
        self.context = context
        self.processes = processes
    }

    /// Inserts a row with these values; what they leave out gets its default.
    mutating func insert(
        into table: EntityTable,
        _ values: [String: CellValue]
    ) throws -> EntityRow {
        var row = EntityRow(emptyIn: table)
        for (index, column) in table.columns.enumerated() {
            if let value = values[column.property] {
                row.cells[index] = value
            } else if let source = column.defaultValue {
                row.cells[index] = try value(of: source, for: table)
            }
        }
        if row["Id"] == .null { row["Id"] = .guid(context.makeID()) }
        guard try !transaction.contains(row.id, in: table) else {
            throw SaveRefusal.duplicateKey(object: table.name)
        }
        let saved = try prepare(row, from: nil)
        try transaction.insert(saved)
        started += try processes.starts(.added(saved), context, in: transaction)
        return saved
    }

    /// Changes the values of a row; nil where there is no such row.
    mutating func update(
        _ id: String,
        in table: EntityTable,
        _ values: [String: CellValue]
    ) throws -> EntityRow? {
        guard let old = try transaction.row(id, in: table) else { return nil }
        var row = old
        for (property, value) in values where property != "Id" { row[property] = value }
        let saved = try prepare(row, from: old)
        try transaction.update(saved, from: old)
        started += try processes.starts(.modified(saved, from: old), context, in: transaction)
        return saved
    }

    /// Deletes a row; false where there is no such row.
    mutating func delete(_ id: String, from table: EntityTable) throws -> Bool {
        guard let row = try transaction.row(id, in: table) else { return false }
        for referrer in table.referrers
        where try transaction.contains(
            .guid(id),
            in: referrer.column.property,
            of: referrer.table,
            otherThan: id
        ) {
            throw SaveRefusal.stillReferenced(
                object: table.name,
                by: referrer.table,
                property: referrer.column.property
            )
        }
        // A process reads the row that it was started for, so it has to be there still.
        started += try processes.starts(.deleted(row), context, in: transaction)
        try transaction.delete(id, from: table)
        return true
    }
}

// MARK: - Steps of a save

extension EntityLayer {
    private func prepare(_ row: EntityRow, from old: EntityRow?) throws -> EntityRow {
        var change = RowChange(old: old, new: row, context: context)
        change.new["ModifiedOn"] = .moment(context.stamp.moment)
        change.new["ModifiedById"] = .guid(context.contactID)
        let listens = processes.listens(to: row.table.name)
        change.new["ProcessListeners"] = .integer(listens ? Self.listening : 0)
        for rule in SaveRules.all where rule.object == row.table.name {
            try rule.apply(to: &change, in: transaction)
        }
        try check(change)
        return change.new
    }

    /// The value of `ProcessListeners` where a process listens (creatio.md section 4.0).
    private static let listening = 2

    private func value(of source: DefaultValue, for table: EntityTable) throws -> CellValue {
        switch source {
        case .newID: .guid(context.makeID())
        case .currentDateTime: .moment(context.stamp.moment)
        case .currentDate: .moment(context.stamp.moment.startOfDay)
        case .currentUserContact: .guid(context.contactID)
        case .constant(let value): value
        case .setting(let code): context.settings[code] ?? .null
        case .sequence: .text(try SequenceNumber.next(for: table.name, in: transaction))
        }
    }

    /// What the database of a real instance would refuse.
    private func check(_ change: RowChange) throws {
        let row = change.new
        for (index, column) in row.table.columns.enumerated()
        where row.cells[index] != change.old?.cells[index] {
            if let text = row.cells[index].text {
                try check(text, for: column, of: row.table.name)
            } else if let id = row.cells[index].id {
                try check(id, for: column, of: row)
            }
        }
    }

    private func check(_ text: String, for column: Column, of object: String) throws {
        guard !text.unicodeScalars.contains("\0") else {
            throw SaveRefusal.zeroCharacter(object: object, property: column.property)
        }
        if case .text(let limit?) = column.type, text.unicodeScalars.count > limit {
            throw SaveRefusal.textTooLong(
                object: object,
                property: column.property,
                limit: limit
            )
        }
    }

    private func check(_ id: String, for column: Column, of row: EntityRow) throws {
        guard let target = transaction.model.target(of: column) else { return }
        let isThere =
            try (target === row.table && id == row.id) || promised.contains(id)
            || transaction.contains(id, in: target)
        guard isThere else {
            throw SaveRefusal.missingTarget(
                object: row.table.name,
                property: column.property,
                target: target.name,
                id: id
            )
        }
    }
}
