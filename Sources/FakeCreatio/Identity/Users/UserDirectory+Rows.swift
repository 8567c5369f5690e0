import Wire

extension UserDirectory {
    /// Gives every user a row, a contact and roles, as far as they are missing.
    ///
    /// What the settings say of a user stands in the row after every start; the state of the
    /// logins stays.
    func install(_ environment: Environment) throws {
        guard let units = store.model.table(StockAdminUnit.object) else { return }
        let context = SaveContext(
            contactID: StockContact.supervisor.id,
            environment: environment,
            profile: profile
        )
        try store.write { transaction in
            var layer = EntityLayer(transaction: transaction, context: context, processes: .none)
            for user in users {
                try installContact(of: user, in: &layer)
                let id = try installRow(of: user, in: units, &layer)
                try installRoles(of: user, id: id, in: &layer)
            }
        }
    }

    private func installRow(
        of user: UserAccount,
        in units: EntityTable,
        _ layer: inout EntityLayer
    ) throws -> String {
        var columns = user.columns
        columns["SysCultureId"] = try cultureCell(user.language ?? profile.language, &layer)
        let named = try layer.transaction.rows(of: units, where: ("Name", .text(user.name)))
        guard let row = named.first(where: \.isUser) else {
            return try layer.insert(into: units, columns).id
        }
        var changed = row
        for (property, value) in columns { changed[property] = value }
        try layer.transaction.update(changed, from: row)
        return row.id
    }

    private func installContact(of user: UserAccount, in layer: inout EntityLayer) throws {
        guard let contacts = store.model.table(StockContact.object),
            try !layer.transaction.contains(user.contactID, in: contacts)
        else { return }
        _ = try layer.insert(
            into: contacts,
            ["Id": .guid(user.contactID), "Name": .text(user.name)]
        )
    }

    private func installRoles(
        of user: UserAccount,
        id: String,
        in layer: inout EntityLayer
    ) throws {
        guard let units = store.model.table(StockAdminUnit.object),
            let memberships = store.model.table("SysUserInRole")
        else { return }
        let present = try layer.transaction
            .rows(of: memberships, where: ("SysUserId", .guid(id)))
            .map { $0["SysRoleId"] }
        let everybody: StockAdminUnit = user.isExternal ? .allExternalUsers : .allEmployees
        for name in [everybody.id] + user.roles.sorted() {
            let role = try role(name, among: units, &layer)
            guard !present.contains(.guid(role.id)) else { continue }
            _ = try layer.insert(
                into: memberships,
                ["SysUserId": .guid(id), "SysRoleId": .guid(role.id)]
            )
        }
    }

    /// The role of that id or name; one that is missing is made, as a functional role.
    private func role(
        _ name: String,
        among units: EntityTable,
        _ layer: inout EntityLayer
    ) throws -> EntityRow {
        let known =
            try layer.transaction.row(name, in: units).map { [$0] } ?? []
            + layer.transaction.rows(of: units, where: ("Name", .text(name)))
        if let role = known.first(where: { !$0.isUser }) { return role }
        return try layer.insert(
            into: units,
            ["Name": .text(name), "SysAdminUnitTypeValue": AdminUnitType.functionalRole.cell]
        )
    }
}

extension UserAccount {
    /// What the settings decide of the user's row.
    fileprivate var columns: [String: CellValue] {
        let type: AdminUnitType = isExternal ? .portalUser : .user
        let minutes = (sessionTimeout ?? .zero).components.seconds / 60
        return [
            "Name": .text(name), "SysAdminUnitTypeValue": type.cell,
            "ContactId": .guid(contactID), "Active": .boolean(isActive),
            "ConnectionType": .integer(isExternal ? 1 : 0),
            "PasswordExpireDate": passwordExpiresOn.map(CellValue.moment) ?? .null,
            "ForceChangePassword": .boolean(mustChangePassword),
            "SessionTimeout": .integer(Int(minutes)),
        ]
    }
}
