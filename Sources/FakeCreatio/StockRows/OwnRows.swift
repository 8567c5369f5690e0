package import JSON

/// What an instance has in the place of rows of a new one.
package struct OwnRows: Sendable, Hashable {
    /// Rows as a `POST` would bring them, each with its `Id`, by the name of the object.
    ///
    /// They stand as they are: no default and no rule of the object works on them. An object that
    /// is named here has these in the place of its stock rows; users, contacts and accounts have
    /// them beside those that no instance can do without.
    package var rows: [String: [JSONValue]] = [:]
    /// The values of system settings, as a `POST` would bring them, by their code.
    package var systemSettings: [String: JSONValue] = [:]

    package init() {}

    /// Whether a stock row of a lookup is there, or one of its own with that id.
    package func has(_ id: String, of object: String) -> Bool {
        rows[object]?.contains { $0["Id"]?.text?.lowercased() == id } ?? true
    }

    var isEmpty: Bool { rows.isEmpty && systemSettings.isEmpty }
}

extension OwnRows {
    /// The rows with which an instance begins: its own, and the stock rows that it keeps.
    ///
    /// - Throws: `InstanceError` for a row that does not fit its object, and a system setting that
    ///   is not known.
    func with(_ stock: [StockRow], in model: InstanceModel) throws -> [StockRow] {
        guard !isEmpty else { return stock }
        let own = try rows.sorted { $0.key < $1.key }.flatMap { object, rows in
            try rows.map { try StockRow(object, $0, in: model) }
        }
        let present = Set(own.map(\.key))
        let kept = stock.filter { row in
            !present.contains(row.key) && (rows[row.object] == nil || row.isOfSomebody)
        }
        return try StockSettings.replacing(systemSettings, among: kept) + own
    }
}

extension StockRow {
    /// Object and id.
    fileprivate var key: [String] {
        [object, values["Id"]?.id ?? ""]
    }

    /// Whether the row belongs to the people of the instance, whom it cannot do without.
    fileprivate var isOfSomebody: Bool {
        [StockContact.object, StockAccount.object].contains(object)
            || values["SysAdminUnitTypeValue"] == AdminUnitType.user.cell
    }

    fileprivate init(_ object: String, _ row: JSONValue, in model: InstanceModel) throws {
        guard let table = model.table(object) else { throw InstanceError.unknownObject(object) }
        let values = try refusing { try EntityPayload(row, of: table, for: .insert).values }
        guard let id = values["Id"]?.id else {
            throw InstanceError.refused("a row of '\(object)' brings no Id")
        }
        self.init(table.name, id: id, values)
    }
}

extension RowTransaction {
    /// Empties the lookups of some objects whose row is not there.
    func emptyLookupsThatLeadNowhere(in objects: Set<String>) throws {
        for table in model.tables where objects.contains(table.name) {
            for column in table.columns where column.integrity != .unchecked {
                guard let target = model.target(of: column) else { continue }
                let property = SQLFragment.identifier(column.property)
                try execute(
                    SQLFragment(
                        "UPDATE \(SQLFragment.identifier(table.name)) SET \(property) = NULL"
                            + " WHERE \(property) IS NOT NULL AND \(property) NOT IN"
                            + " (SELECT \"Id\" FROM \(SQLFragment.identifier(target.name)))"
                    )
                )
            }
        }
    }
}
