import OData

/// What keeps a user from an object, before any of its rows is looked at.
struct AccessCheck {
    let user: UserAccount
    let settings: InstanceSettings

    /// Refuses what the user may not do; the status is not certain (creatio.md section 3.9).
    func require(_ operation: ObjectOperation, on object: String) throws(ODataError) {
        guard user.licensedObjects?.contains(object) != false else {
            // No text for a missing licence was found (section 6.3): this one is assumed.
            throw .missingRight(
                "User \"\(user.name)\" does not have a license for the \"\(object)\" object",
                settings.profile
            )
        }
        guard settings.rights.allows(operation, on: object, to: user),
            operation == .read || !isClosed(object, to: operation)
        else {
            throw .missingRight(
                "Current user does not have permissions for the \"\(object)\" object",
                settings.profile
            )
        }
    }

    /// Whether OData does not write to the object at all.
    ///
    /// Users cannot be created by OData, and system tables are closed where the feature is on
    /// (section 2.5); which tables count as such is assumed. Settings, images and files do not:
    /// clients write to them every day.
    private func isClosed(_ object: String, to operation: ObjectOperation) -> Bool {
        operation == .create && object == StockAdminUnit.object
            || settings.profile.disablesSystemTables && Self.systemTables.contains(object)
    }

    private static let systemTables: Set = [
        "SysAdminUnit", "SysAdminUnitType", "SysCulture", "SysModule", "SysPackage",
        "SysProcessLog", "SysProcessStatus", "SysSchema", "SysUserInRole", "SysWorkspace",
    ]

    /// Refuses the address of a property that the user may not read (assumed).
    func requireReading(of column: Column, in table: EntityTable) throws(ODataError) {
        guard user.hiddenColumns[table.name]?.contains(column.property) == true else { return }
        throw .missingRight(
            "Current user does not have permissions for the \"\(column.property)\" column of the"
                + " \"\(table.name)\" object",
            settings.profile
        )
    }

    /// Whether the row is somebody else's and the user sees only their own: it is then missing from
    /// whatever is read, and cannot be changed (section 2.5).
    func hides(
        _ id: String,
        in table: EntityTable,
        _ transaction: RowTransaction
    ) throws -> Bool {
        guard settings.rights.objectsOfOwnRecords(of: user).contains(table.name) else {
            return false
        }
        let author = try transaction.row(id, in: table)?["CreatedById"].id
        return author != user.contactID
    }
}
