import JSON

/// What an instance was at one moment: rows, sequences, and what an administrator has set.
struct InstanceSnapshot: Sendable {
    fileprivate let rows: StoreSnapshot
    fileprivate let settings: InstanceSettings
    fileprivate let model: InstanceModel
    fileprivate let odataModel: ODataModel
    fileprivate let lateFailures: LateFailures
}

extension CreatioInstance {
    /// Copies rows, sequences, objects, business processes, profile and limits.
    ///
    /// Tokens and sessions are no part of it: a client that is logged in stays so.
    func snapshot() throws -> InstanceSnapshot {
        InstanceSnapshot(
            rows: try store.snapshot(),
            settings: settings,
            model: store.model,
            odataModel: odataModel,
            lateFailures: lateFailures
        )
    }

    /// Puts back what a snapshot holds; processes that wait for the background are forgotten.
    func restore(_ snapshot: InstanceSnapshot) throws {
        try store.restore(snapshot.rows)
        store.restore(snapshot.model)
        odataModel = snapshot.odataModel
        settings = snapshot.settings
        lateFailures = snapshot.lateFailures
        processes = try ProcessCatalogue(settings.processes, model: store.model)
        background.clear()
    }

    /// Changes the business processes.
    ///
    /// - Throws: `BusinessProcessError` for one that names what the model lacks; all stays as it
    ///   was then.
    package func changeProcesses(_ change: (inout [BusinessProcess]) throws -> Void) throws {
        var changed = settings.processes
        try change(&changed)
        let catalogue = try ProcessCatalogue(changed, model: store.model)
        try catalogue.publish(in: store)
        processes = catalogue
        settings.processes = changed
    }

    /// Changes an OAuth application; where the instance has none with that id, nothing.
    package func changeClient(_ id: String, _ change: (inout OAuthClient) -> Void) {
        for index in settings.clients.indices where settings.clients[index].id == id {
            change(&settings.clients[index])
        }
    }

    /// Changes what a user may not do, by object; what no user of the instance is called, changes
    /// nothing.
    package func changeRights(
        of user: String,
        _ change: (inout [String: Set<ObjectOperation>]) -> Void
    ) {
        for index in settings.users.indices where settings.users[index].name == user {
            change(&settings.users[index].denied)
        }
    }

    /// Changes profile, limits and stale columns, or nothing where the body throws.
    ///
    /// - Throws: What the body throws, or `InstanceError` for what the model lacks.
    func configure(_ change: (inout InstanceSettings) throws -> Void) throws {
        var changed = settings
        try change(&changed)
        try changed.checkNames(against: store.model)
        if changed.profile.language != settings.profile.language {
            try UserDirectory(store, changed).install(environment)
        }
        settings = changed
    }

    /// Deletes a row as the administrator; no business process starts.
    ///
    /// - Returns: Whether there was such a row.
    /// - Throws: `InstanceError` for what the object refuses.
    func remove(_ id: String, from object: String) throws -> Bool {
        let table = try table(object)
        return try refusing {
            try write(as: StockContact.supervisor.id, .none) { layer in
                try layer.delete(id.lowercased(), from: table)
            }.0
        }
    }
}

/// What a test asks of rows.
extension CreatioInstance {
    /// Inserts rows as the administrator, all or none; no business process starts.
    ///
    /// - Returns: The ids, in the order of the rows.
    /// - Throws: `InstanceError` for what the object refuses.
    func seed(_ object: String, rows: [JSONValue]) throws -> [String] {
        let table = try table(object)
        let payloads = try refusing {
            try rows.map { try EntityPayload($0, of: table, for: .insert) }
        }
        return try refusing {
            try write(as: StockContact.supervisor.id, .none) { layer in
                try payloads.map { try layer.insert(into: table, $0.values).id }
            }.0
        }
    }

    /// How many rows each object has, in the order of the model.
    func rowCounts() throws -> [(object: String, count: Int)] {
        try store.read { transaction in
            try store.model.tables.map { table in
                let name = SQLFragment.identifier(table.name)
                let query = SQLFragment("SELECT COUNT(*) FROM \(name)")
                return (table.name, try transaction.number(query))
            }
        }
    }

    /// A text as OData would write it for the property.
    ///
    /// - Throws: `InstanceError` for a name that the instance does not know.
    func value(_ text: String, of property: String, in object: String) throws -> JSONValue {
        let table = try table(object)
        guard let column = table.column(property) else {
            throw InstanceError.unknownColumn(property, object: table.name)
        }
        switch column.type {
        case .integer, .decimal: return .number(JSONNumber(verbatim: text))
        case .boolean: return .bool(text == "true")
        default: return .string(text)
        }
    }
}
