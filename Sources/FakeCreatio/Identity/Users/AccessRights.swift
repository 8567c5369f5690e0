import OData
import Wire

/// Who may do what on an instance: rights on objects and system operations, both given to roles
/// or single users (creatio.md section 2.5).
///
/// The role *System administrators* may everything. How rights of several roles combine, and that
/// they add up, is assumed.
package struct AccessRights: Sendable {
    /// Objects whose operations are administered; any other object is open to every user.
    package var objects: [String: [ObjectRight]]
    /// By operation, the roles and users that have it, by id or name.
    package var operations: [SystemOperation: Set<String>]

    package init(
        objects: [String: [ObjectRight]] = [:],
        operations: [SystemOperation: Set<String>] = [:]
    ) {
        self.objects = objects
        self.operations = operations
    }

    func allows(_ operation: ObjectOperation, on object: String, to user: UserAccount) -> Bool {
        guard user.may(operation, object) else { return false }
        guard let rights = objects[object], !user.isAdministrator else { return true }
        return rights.contains {
            user.is($0.grantee) && $0.operations.contains(operation)
        }
    }

    func operationsMissing(to user: UserAccount) -> Set<SystemOperation> {
        guard !user.isAdministrator else { return [] }
        return Set(SystemOperation.allCases).filter { operation in
            !(operations[operation] ?? []).contains(where: user.is)
        }
    }
}

/// What a role or a user may do with the records of an object.
package struct ObjectRight: Sendable, Hashable {
    /// The id or name of a role, or the name of a user.
    package var grantee: String
    package var operations: Set<ObjectOperation>

    package init(grantee: String, operations: Set<ObjectOperation>) {
        self.grantee = grantee
        self.operations = operations
    }
}

/// A system operation that saving asks for; *Access to OData* is the user's own switch.
package enum SystemOperation: String, Sendable, CaseIterable {
    /// To change how a case is rated (creatio.md section 4.3).
    case changeSatisfactionLevel = "CanChangeCaseSatisfactionLevel"
}

extension UserAccount {
    var isAdministrator: Bool {
        roles.contains(StockAdminUnit.systemAdministrators.id)
            || roles.contains(StockAdminUnit.systemAdministrators.name)
    }

    /// Whether the user is that user, or has that role; everybody is an employee.
    fileprivate func `is`(_ grantee: String) -> Bool {
        grantee == name || roles.contains(grantee)
            || grantee == StockAdminUnit.allEmployees.id
            || grantee == StockAdminUnit.allEmployees.name
    }
}

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
}

extension InstanceSettings {
    /// What a save on behalf of the user needs to know.
    func saveContext(
        for user: UserAccount,
        in culture: CultureID?,
        _ environment: Environment
    ) -> SaveContext {
        SaveContext(
            contactID: user.contactID,
            culture: culture,
            environment: environment,
            profile: profile,
            missingOperations: rights.operationsMissing(to: user)
        )
    }
}
