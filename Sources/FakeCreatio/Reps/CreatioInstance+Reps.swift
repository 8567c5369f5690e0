import JSON

extension CreatioInstance {
    /// The rep with that name, or that contact id.
    ///
    /// - Throws: `InstanceError` where no contact has it.
    package func rep(_ nameOrID: String) throws -> Rep {
        Rep(instance: self, contactID: try lookup(nameOrID, in: StockContact.object))
    }

    /// The id of the row with that name or id.
    func lookup(_ nameOrID: String, in object: String) throws -> String {
        let table = try table(object)
        return try store.read { transaction in
            let id = nameOrID.lowercased()
            if try transaction.contains(id, in: table) { return id }
            let named = try transaction.rows(of: table, where: ("Name", .text(nameOrID)))
            guard let row = named.first else {
                throw InstanceError.unknownRow(nameOrID, object: table.name)
            }
            return row.id
        }
    }

    /// Adds an activity to a case that exists.
    func add(_ activity: [String: CellValue], by rep: Rep) async throws -> String {
        let activities = try table("Activity")
        return try await refusing {
            try await save(as: rep.contactID) { layer in
                try layer.insert(into: activities, activity).id
            }
        }
    }

    func edit(_ caseID: String, _ values: JSONValue, by rep: Rep) async throws {
        let cases = try table("Case")
        let payload = try refusing { try EntityPayload(values, of: cases, for: .update) }
        try await change(caseID, payload.values, by: rep)
    }

    func change(_ caseID: String, _ values: [String: CellValue], by rep: Rep) async throws {
        let cases = try table("Case")
        try await refusing {
            try await save(as: rep.contactID) { layer in
                guard try layer.update(caseID.lowercased(), in: cases, values) != nil else {
                    throw InstanceError.unknownRow(caseID, object: cases.name)
                }
            }
        }
    }
}
