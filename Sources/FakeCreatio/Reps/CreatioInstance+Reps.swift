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

    /// Saves as a rep, with the object's refusals in the words of the instance.
    func saving<Value: Sendable>(
        as rep: Rep,
        _ body: @Sendable (inout EntityLayer) throws -> Value
    ) async throws -> Value {
        try await refusing { try await save(as: rep.contactID, body) }
    }

    func edit(_ caseID: String, _ values: JSONValue, by rep: Rep) async throws {
        let cases = try table("Case")
        let payload = try refusing { try EntityPayload(values, of: cases, for: .update) }
        try await change(caseID, payload.values, by: rep)
    }

    func change(_ caseID: String, _ values: [String: CellValue], by rep: Rep) async throws {
        try await change(caseID, of: "Case", values, by: rep)
    }

    func change(
        _ id: String,
        of object: String,
        _ values: [String: CellValue],
        by rep: Rep
    ) async throws {
        let table = try table(object)
        try await saving(as: rep) { layer in
            guard try layer.update(id.lowercased(), in: table, values) != nil else {
                throw InstanceError.unknownRow(id, object: table.name)
            }
        }
    }
}
