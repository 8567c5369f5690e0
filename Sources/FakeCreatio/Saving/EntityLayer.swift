/// Creatio's entity layer: every save and deletion, whoever asks for it, goes through here.
///
/// It fills in defaults, lets the objects' own rules work, checks what the database would refuse,
/// writes, notes which business processes start, and lets the platform write what follows.
struct EntityLayer {
    let transaction: RowTransaction
    let context: SaveContext
    let processes: ProcessCatalogue
    /// What the saves so far have started.
    private(set) var started: [ProcessStart] = []

    init(transaction: RowTransaction, context: SaveContext, processes: ProcessCatalogue) {
        self.transaction = transaction
        self.context = context
        self.processes = processes
    }

    /// Inserts a row with these values; what they leave out gets its default.
    ///
    /// - Returns: The row as the server has it, finer than the database keeps it.
    mutating func insert(
        into table: EntityTable,
        _ values: [String: CellValue]
    ) throws -> EntityRow {
        let table = current(table)
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
            throw context.refusal(.duplicateKey(object: table.name))
        }
        let change = try prepare(row, from: nil)
        try transaction.insert(change.new.kept(by: context.profile.database))
        try localize(change.new, values)
        try note(.added(change.new))
        try followUp(change)
        return change.new
    }

    /// Changes the values of a row; nil where there is no such row.
    @discardableResult
    mutating func update(
        _ id: String,
        in table: EntityTable,
        _ values: [String: CellValue]
    ) throws -> EntityRow? {
        let table = current(table)
        guard let old = try transaction.row(id, in: table) else { return nil }
        var row = old
        for (property, value) in values where property != "Id" { row[property] = value }
        let change = try prepare(row, from: old)
        let own = try localize(change.new, values, from: old)
        try transaction.update(own.kept(by: context.profile.database), from: old)
        try note(.modified(change.new, from: old))
        try followUp(change)
        return change.new
    }

    /// Deletes a row, and with it the rows that it owns; false where there is no such row.
    mutating func delete(_ id: String, from table: EntityTable) throws -> Bool {
        let table = current(table)
        guard let row = try transaction.row(id, in: table) else { return false }
        for referrer in table.referrers where !isOwned(referrer) {
            try refuseIfReferred(to: row, by: referrer)
        }
        for referrer in table.referrers where isOwned(referrer) {
            guard let owned = transaction.model.table(referrer.table) else { continue }
            for part in try transaction.rows(
                of: owned,
                where: (referrer.column.property, .guid(id))
            ) where part.id != id { _ = try delete(part.id, from: owned) }
        }
        // A process reads the row that it was started for, so it has to be there still.
        try note(.deleted(row))
        try transaction.delete(id, from: table)
        for rule in SaveRules.followUps where rule.object == table.name {
            try rule.follow(deletionOf: row, in: &self)
        }
        return true
    }
}

// MARK: - Steps of a save

extension EntityLayer {
    /// The object as it is, whatever OData's model still takes it for.
    private func current(_ table: EntityTable) -> EntityTable {
        transaction.model.table(table.name) ?? table
    }

    private func prepare(_ row: EntityRow, from old: EntityRow?) throws -> RowChange {
        var change = RowChange(old: old, new: row, context: context)
        change.new["ModifiedOn"] = .moment(context.stamp.moment)
        change.new["ModifiedById"] = .guid(context.contactID)
        let listens = processes.listens(to: row.table.name)
        change.new["ProcessListeners"] = .integer(listens ? Self.listening : 0)
        for rule in SaveRules.all where rule.object == row.table.name {
            try rule.apply(to: &change, in: transaction)
        }
        change.new.dropWhatIsNotKept()
        try SaveChecks(transaction: transaction, context: context).check(change)
        return change
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
        case .setting(let code): try SystemSettings(transaction: transaction).id(code)
        case .sequence:
            .text(
                try SequenceNumber.next(
                    for: table.name,
                    in: SystemSettings(transaction: transaction)
                )
            )
        }
    }

    private mutating func note(_ event: RowEvent) throws {
        let starts = try processes.starts(event, context, in: transaction)
        for start in starts { try ProcessLogRow(transaction: transaction).begin(start, context) }
        started += starts
    }

    private mutating func followUp(_ change: RowChange) throws {
        for rule in SaveRules.followUps where rule.object == change.new.table.name {
            try rule.follow(change, in: &self)
        }
    }

    private func isOwned(_ referrer: EntityTable.Referrer) -> Bool {
        let keepsCase = context.profile.lifecycleKeepsCase && referrer.table == "CaseLifecycle"
        return referrer.column.integrity == .owned && !keepsCase
    }

    private func refuseIfReferred(
        to row: EntityRow,
        by referrer: EntityTable.Referrer
    ) throws {
        guard
            try transaction.contains(
                .guid(row.id),
                in: referrer.column.property,
                of: referrer.table,
                otherThan: row.id
            )
        else { return }
        throw context.refusal(
            .stillReferenced(
                object: row.table.name,
                by: referrer.table,
                property: referrer.column.property
            )
        )
    }
}

extension EntityRow {
    /// Takes away what the columns do not hold: passwords, and the time of a date.
    fileprivate mutating func dropWhatIsNotKept() {
        for (index, column) in table.columns.enumerated() {
            if column.isSecret { cells[index] = column.type.emptyValue }
            if column.type == .date, let moment = cells[index].moment {
                cells[index] = .moment(moment.startOfDay)
            }
        }
    }

    /// The row as the database keeps it: SQL Server's dates are coarser than the server's.
    fileprivate func kept(by database: InstanceProfile.DatabaseKind) -> EntityRow {
        guard database == .msSQL else { return self }
        var row = self
        row.cells = cells.map { cell in
            cell.moment.map { .moment($0.roundedToSQLServer) } ?? cell
        }
        return row
    }
}
