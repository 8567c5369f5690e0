package import Wire

/// A user who can log in or whom an OAuth client acts as.
package struct UserAccount: Sendable {
    /// The name at the login page.
    package var name: String
    package var password: Secret
    /// The contact behind the user, who stands in `CreatedBy` and `ModifiedBy` of what is saved.
    ///
    /// It has to be there before the user saves: seed it, unless it is the supervisor's.
    package var contactID: String
    package var isActive: Bool
    /// Whether the user has the system operation `CanUseODataService` (creatio.md section 2.5).
    package var canUseOData: Bool
    /// The rights that are taken away, by object.
    package var denied: [String: Set<ObjectOperation>]

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
        self.canUseOData = canUseOData
        self.denied = denied
    }

    /// The administrator of a new instance.
    package static let supervisor = UserAccount(
        name: "Supervisor",
        password: Secret("Supervisor"),
        contactID: StockContact.supervisor.id
    )

    func may(_ operation: ObjectOperation, _ object: String) -> Bool {
        denied[object]?.contains(operation) != true
    }
}

/// What a right on an object allows.
package enum ObjectOperation: Sendable, CaseIterable {
    case read, create, update, delete
}

/// An application that is registered under *OAuth 2.0 integrated applications*.
package struct OAuthClient: Sendable {
    package var id: String
    package var secret: Secret
    /// The name of the user whom its tokens act as.
    package var userName: String

    package init(id: String, secret: Secret, userName: String) {
        self.id = id
        self.secret = secret
        self.userName = userName
    }
}
