package import JSON

/// Rows as a test sees them: not over HTTP, and with names of OData.
extension CreatioInstance {
    /// Inserts a row as the administrator, before the scene begins: no business process starts.
    ///
    /// - Parameters:
    ///   - object: The name of the object.
    ///   - values: What a `POST` would bring.
    /// - Returns: The id of the row.
    /// - Throws: `InstanceError` for what the object refuses.
    @discardableResult
    package func seed(_ object: String, _ values: JSONValue) throws -> String {
        let table = try table(object)
        let payload = try refusing { try EntityPayload(values, of: table, for: .insert) }
        return try refusing {
            try write(as: StockContact.supervisor.id, .none) { layer in
                try layer.insert(into: table, payload.values).id
            }.0
        }
    }

    /// Inserts a row as `seed` does, or changes the one that has its `Id` already.
    ///
    /// - Parameters:
    ///   - object: The name of the object.
    ///   - values: What a `POST` would bring, with the `Id`.
    /// - Throws: `InstanceError` for what the object refuses.
    package func place(_ object: String, _ values: JSONValue) throws {
        guard let id = values["Id"]?.text, try row(id, of: object) != nil else {
            try seed(object, values)
            return
        }
        let table = try table(object)
        let payload = try refusing { try EntityPayload(values, of: table, for: .update) }
        _ = try refusing {
            try write(as: StockContact.supervisor.id, .none) { layer in
                try layer.update(id, in: table, payload.values)
            }
        }
    }

    /// The rows of an object, in the order in which they were inserted.
    package func rows(of object: String) throws -> [JSONValue] {
        try select(object, where: nil)
    }

    /// The rows whose property has that value, in the order in which they were inserted.
    ///
    /// - Parameters:
    ///   - object: The name of the object.
    ///   - property: A property such as `CaseId`; lookups are compared by their scalar here.
    ///   - value: The value, as OData writes it.
    /// - Returns: One object for each row, with every property.
    /// - Throws: `InstanceError` for a name that the instance does not know.
    package func rows(
        of object: String,
        where property: String,
        equals value: JSONValue
    ) throws -> [JSONValue] {
        let table = try table(object)
        guard let column = table.column(property) else {
            throw InstanceError.unknownColumn(property, object: table.name)
        }
        return try select(
            object,
            where: (
                property,
                try refusing {
                    try EntityPayload.cell(value, of: column)
                }
            )
        )
    }

    /// The row with that id, nil where there is none.
    package func row(_ id: String, of object: String) throws -> JSONValue? {
        try rows(of: object, where: "Id", equals: .string(id)).first
    }

    /// What a path over lookups leads to from a row, such as `Contact.Email` from a case.
    ///
    /// A path that ends with a lookup gives the display value: `Status` of a case is `New`.
    ///
    /// - Parameters:
    ///   - path: The names, separated by dots.
    ///   - id: The id of the row.
    ///   - object: The name of the row's object.
    /// - Returns: The value, as OData writes it.
    /// - Throws: `InstanceError` for a name that the instance does not know, or an unknown row.
    package func value(at path: String, of id: String, in object: String) throws -> JSONValue {
        let table = try table(object)
        return try store.read { transaction in
            guard let row = try transaction.row(id.lowercased(), in: table) else {
                throw InstanceError.unknownRow(id, object: table.name)
            }
            let reader = PathReader(transaction: transaction)
            return try refusing {
                try reader.value(of: path.split(separator: ".").map(String.init), in: row).json()
            }
        }
    }

    /// The replies that business processes have told a web service of, in the order in which they
    /// were written.
    package func announcedReplies() throws -> [AnnouncedReply] {
        let activities = try table("Activity")
        return try store.read { transaction in
            try processLog.compactMap { run in
                guard run.object == activities.name, case .completed = run.outcome,
                    let row = try transaction.row(run.recordID, in: activities),
                    let caseID = row["CaseId"].id
                else { return nil }
                return AnnouncedReply(
                    activityID: row.id,
                    caseID: caseID,
                    authorID: row["AuthorId"].id ?? CellValue.zeroGUID,
                    process: run.process
                )
            }
        }
    }

    /// Deletes a row as an administrator does; no business process starts.
    ///
    /// - Parameters:
    ///   - id: The id of the row.
    ///   - object: The name of its object.
    /// - Throws: `InstanceError` where there is none, or another row refers to it.
    package func remove(_ id: String, from object: String) throws {
        let table = try table(object)
        let isRemoved = try refusing {
            try write(as: StockContact.supervisor.id, .none) { layer in
                try layer.delete(id.lowercased(), from: table)
            }.0
        }
        guard isRemoved else { throw InstanceError.unknownRow(id, object: table.name) }
    }

    func table(_ object: String) throws -> EntityTable {
        guard let table = store.model.table(object) else {
            throw InstanceError.unknownObject(object)
        }
        return table
    }

    private func select(
        _ object: String,
        where condition: (property: String, value: CellValue)?
    ) throws -> [JSONValue] {
        let table = try table(object)
        let printer = RowPrinter(precision: .stored)
        return try store.read { transaction in
            try transaction.rows(of: table, where: condition).map { row in
                JSONValue(members: printer.columns(of: row))
            }
        }
    }
}
