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
    /// Objects whose records are administered one by one: beside the contact who made a record only
    /// these roles and users, by id or name, see and change it.
    ///
    /// Creatio keeps a list of rights for each record; who made it is the first on it (assumed).
    package var records: [String: Set<String>]

    package init(
        objects: [String: [ObjectRight]] = [:],
        operations: [SystemOperation: Set<String>] = [:],
        records: [String: Set<String>] = [:]
    ) {
        self.objects = objects
        self.operations = operations
        self.records = records
    }

    func allows(_ operation: ObjectOperation, on object: String, to user: UserAccount) -> Bool {
        guard user.may(operation, object) else { return false }
        guard let rights = objects[object], !user.isAdministrator else { return true }
        return rights.contains {
            user.is($0.grantee) && $0.operations.contains(operation)
        }
    }

    /// The objects of whose records the user sees but their own.
    func objectsOfOwnRecords(of user: UserAccount) -> Set<String> {
        guard !records.isEmpty, !user.isAdministrator else { return [] }
        return Set(records.filter { !$0.value.contains(where: user.is) }.keys)
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
    func `is`(_ grantee: String) -> Bool {
        grantee == name || roles.contains(grantee)
            || grantee == StockAdminUnit.allEmployees.id
            || grantee == StockAdminUnit.allEmployees.name
    }
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
