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
    /// The roles that the user has beside everybody's, by name or id.
    package var roles: [String] = []
    /// How long the user stays logged in without a request.
    ///
    /// Default: nil, as long as everybody.
    package var sessionTimeout: Duration?
    /// Whether a licence of some product is given to the user; who has none cannot log in
    /// (creatio.md section 6.3).
    package var hasLicence = true
    /// The objects that the user's licences cover.
    ///
    /// Default: nil, all.
    package var licensedObjects: Set<String>?
    /// Whether a login asks for a second factor, so that the password alone opens no session
    /// (creatio.md section 2.2).
    package var needsSecondFactor = false
    /// Whether the next login demands a new password.
    package var mustChangePassword = false
    /// When the password stops being good.
    ///
    /// Default: nil, never.
    package var passwordExpiresOn: Timestamp?
    /// The rights that are taken away, by object.
    package var denied: [String: Set<ObjectOperation>]
    /// The system operations that are taken away.
    package var deniedOperations: Set<SystemOperation> = []

    package init(
        name: String,
        password: Secret,
        contactID: String,
        isActive: Bool = true,
        canUseOData: Bool = true,
        denied: [String: Set<ObjectOperation>] = [:]
    ) {
        self.name = name
        self.password = password
        self.contactID = contactID
        self.isActive = isActive
        self.denied = denied
        self.canUseOData = canUseOData
    }

    /// The administrator of a new instance.
    package static let supervisor: UserAccount = {
        var user = UserAccount(
            name: "Supervisor",
            password: Secret("Supervisor"),
            contactID: StockContact.supervisor.id
        )
        user.roles = [StockAdminUnit.systemAdministrators.name]
        return user
    }()

    /// Whether the user has the system operation `CanUseODataService` (creatio.md section 2.5).
    package var canUseOData: Bool {
        get { may(.canUseODataService) }
        set {
            if newValue {
                deniedOperations.remove(.canUseODataService)
            } else {
                deniedOperations.insert(.canUseODataService)
            }
        }
    }

    /// Whether the user may do that with the rows of the object.
    func may(_ operation: ObjectOperation, _ object: String) -> Bool {
        denied[object]?.contains(operation) != true
    }

    /// Whether the user has the system operation.
    package func may(_ operation: SystemOperation) -> Bool {
        !deniedOperations.contains(operation)
    }

    /// The word for the user's kind in the answer and the cookies of a login; that of an
    /// external user is assumed.
    var type: String { isExternal ? "SSP" : "General" }
}

/// What a right on an object allows.
package enum ObjectOperation: Sendable, CaseIterable {
    case read, create, update, delete
}

/// A right to do something in the system as a whole, by its code.
package struct SystemOperation: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// *Access to OData* (creatio.md section 2.5).
    package static let canUseODataService = SystemOperation(rawValue: "CanUseODataService")
    /// To say in the customer's place how satisfied they are (creatio.md section 4.3).
    package static let canChangeCaseSatisfactionLevel = SystemOperation(
        rawValue: "CanChangeCaseSatisfactionLevel"
    )
}
