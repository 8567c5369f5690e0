import GRDB

extension UserDirectory {
    /// The language in which the user reads and writes, as the user's row has it; nil for that of
    /// the rows themselves.
    ///
    /// A change counts from the next request on (assumed); no request can choose (creatio.md
    /// section 3.1).
    func culture(of user: UserAccount) throws -> CultureID? {
        guard let units = store.model.table(StockAdminUnit.object),
            let column = units.column("SysCultureId")
        else { return nil }
        let types = [AdminUnitType.user, .portalUser].map(\.rawValue.databaseValue)
        let query = SQLFragment(
            "SELECT \"SysCultureId\" FROM \(SQLFragment.identifier(units.name))"
                + " WHERE \"Name\" = ? AND \"SysAdminUnitTypeValue\" IN (?, ?)",
            [user.name.databaseValue] + types
        )
        return CultureID(of: try store.read { try $0.cell(query, type: column.type) })
    }

    /// What stands in a user's row for a language; a culture that is missing gets a row.
    func cultureCell(_ name: String, _ layer: inout EntityLayer) throws -> CellValue {
        guard let id = try Self.culture(named: name, &layer) else { return .null }
        return .guid(id)
    }

    /// The id of the culture of that name, which gets a row where it has none.
    ///
    /// - Returns: The id; nil where the instance has no object for cultures.
    /// - Throws: `InstanceError` for a name that is none.
    static func culture(named name: String, _ layer: inout EntityLayer) throws -> String? {
        guard StockCulture.allows(name) else { throw InstanceError.malformedCulture(name) }
        guard let cultures = layer.transaction.model.table(StockCulture.object) else { return nil }
        let known = try layer.transaction.rows(of: cultures, where: ("Name", .text(name))).first
        return try known?.id
            ?? layer.insert(
                into: cultures,
                ["Id": .guid(AssumedID.make(cultures.name, name)), "Name": .text(name)]
            ).id
    }
}
