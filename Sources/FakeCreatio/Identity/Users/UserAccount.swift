package import Wire

/// A user who can log in or whom an OAuth client acts as.
///
/// A new instance makes the user's row in `SysAdminUnit`, and the contact behind it, where they
/// are missing. From then on the row holds the state of the logins, as in Creatio.
package struct UserAccount: Sendable {
    /// The name at the login page.
    package var name: String
    package var password: Secret
    /// The contact behind the user, who stands in `CreatedBy` and `ModifiedBy` of what is saved.
    package var contactID: String
    package var isActive: Bool
    /// Whether the user comes from outside the company, as a customer at the portal does.
    package var isExternal = false
    /// How long the user stays logged in without a request.
    ///
    /// Default: nil, as long as everybody.
    package var sessionTimeout: Duration?
    /// Whether a login asks for a second factor, so that the password alone opens no session
    /// (creatio.md section 2.2).
    package var needsSecondFactor = false
    /// Whether the next login demands a new password.
    package var mustChangePassword = false
    /// When the password stops being good.
    ///
    /// Default: nil, never.
    package var passwordExpiresOn: Timestamp?
    /// The language in which the user reads names of lookups, such as `uk-UA`.
    ///
    /// Default: nil, the profile's.
    package var language: String?
    /// Whether the user has the system operation `CanUseODataService` (creatio.md section 2.5).
    package var canUseOData: Bool
    /// The rights that are taken away, by object.
    package var denied: [String: Set<ObjectOperation>]
    /// The columns that the user may not read, by object and property: they are missing from rows,
    /// as `Name` of `SysAdminUnit` was for a restricted user (creatio.md section 2.5).
    ///
    /// That filters and orders may name them all the same is assumed.
    package var hiddenColumns: [String: Set<String>] = [:]
    /// The roles that the user has beside everybody's, by id or name.
    package var roles: Set<String>
    /// The objects that the user's licences cover; nil for all.
    ///
    /// Whose licences cover none cannot log in (creatio.md section 6.3).
    package var licensedObjects: Set<String>?

    package init(
        name: String,
        password: Secret,
        contactID: String,
        isActive: Bool = true,
        canUseOData: Bool = true,
        denied: [String: Set<ObjectOperation>] = [:],
        roles: Set<String> = [],
        licensedObjects: Set<String>? = nil
    ) {
        self.name = name
        self.password = password
        self.contactID = contactID
        self.isActive = isActive
        self.canUseOData = canUseOData
        self.denied = denied
        self.roles = roles
        self.licensedObjects = licensedObjects
    }

    /// The administrator of a new instance.
    package static let supervisor = UserAccount(
        name: "Supervisor",
        password: Secret("Supervisor"),
        contactID: StockContact.supervisor.id,
        roles: [StockAdminUnit.systemAdministrators.id]
    )

    /// Whether the user may do that with the rows of the object.
    func may(_ operation: ObjectOperation, _ object: String) -> Bool {
        denied[object]?.contains(operation) != true
    }

    var hasLicence: Bool { licensedObjects?.isEmpty != true }

    /// The word for the user's kind in the answer and the cookies of a login; that of an
    /// external user is assumed.
    var type: String { isExternal ? "SSP" : "General" }
}

/// What a right on an object allows.
package enum ObjectOperation: Sendable, CaseIterable {
    case read, create, update, delete
}
