import FakeCreatio
import Wire

/// The users whom a case of the ledger can name with `as`; each is named for what sets it apart and
/// has its name as its password.
///
/// None but *in Ukrainian* has a language of its own, and none is an administrator.
enum LedgerUser {
    static let all: [UserAccount] = [
        make("ordinary") { _ in },
        make("in Ukrainian") { $0.language = "uk-UA" },
        make("with an expired password") { $0.passwordExpiresOn = Timestamp(microseconds: 0) },
        make("who must change the password") { $0.mustChangePassword = true },
        make("with a second factor") { $0.needsSecondFactor = true },
        make("with ten minutes") { $0.sessionTimeout = .seconds(600) },
        make("from outside") { $0.isExternal = true },
        make("without OData") { $0.canUseOData = false },
        make("without rights") { $0.denied = ["Contact": Set(ObjectOperation.allCases)] },
        make("who only reads") {
            $0.denied = ["Contact": writing, "CaseFile": writing, "SysImage": writing]
        },
        make("without licences") { $0.licensedObjects = [] },
        make("licensed for cases") { $0.licensedObjects = ["Case"] },
        make("without names of users") { $0.hiddenColumns = ["SysAdminUnit": ["Name"]] },
        make("of a contact of their own") { $0.contactID = ownContact },
        make("inactive") { $0.isActive = false },
    ]

    /// Of these objects *of a contact of their own* sees what they made and nothing else.
    static let administeredRecords = [
        "Activity": Set(all.map(\.name)).subtracting(["of a contact of their own"])
    ]

    private static let ownContact = "0e0a4c3e-6d3a-4b0e-9b43-6a3c2f1d7e55"
    private static let writing: Set<ObjectOperation> = [.create, .update, .delete]

    private static func make(
        _ name: String,
        _ change: (inout UserAccount) -> Void
    ) -> UserAccount {
        var user = UserAccount(
            name: name,
            password: Secret(name),
            contactID: StockContact.supervisor.id
        )
        change(&user)
        return user
    }
}
