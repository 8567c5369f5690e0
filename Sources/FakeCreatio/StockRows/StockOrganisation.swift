/// The people and roles of a new instance (creatio.md section 4.5).
package enum StockContact: String, StockLookup {
    case supervisor = "410006e1-ca4e-4502-a9ec-e54d922d2c00"

    package static let object = "Contact"
    package var name: String { "Supervisor" }
}

/// The accounts of a new instance.
package enum StockAccount: String, StockLookup {
    case ourCompany = "e308b781-3c5b-4ecb-89ef-5c1ed4da488e"

    package static let object = "Account"
    package var name: String { "Our company" }
}

/// The users and roles of a new instance.
package enum StockAdminUnit: String, StockLookup {
    case allEmployees = "a29a3ba5-4b0d-de11-9a51-005056c00008"
    case allExternalUsers = "720b771c-e7a7-4f31-9cfb-52cd21c3739f"
    case systemAdministrators = "83a43ebc-f36b-1410-298d-001e8c82bcad"
    case supervisor = "7f3b869f-34f3-4f20-ab4d-7480a5fdf647"
    /// The group of the setting `CaseGroupDef`; its name is assumed.
    case caseGroup = "b5d51a2d-c0dd-477b-b2aa-58034367ba26"

    package static let object = "SysAdminUnit"

    package var name: String {
        switch self {
        case .allEmployees: "All employees"
        case .allExternalUsers: "All external users"
        case .systemAdministrators: "System administrators"
        case .supervisor: "Supervisor"
        case .caseGroup: "1st-line support"
        }
    }

    fileprivate var stockRow: StockRow {
        switch self {
        case .allEmployees: row(["SysAdminUnitTypeValue": AdminUnitType.organisation.cell])
        case .allExternalUsers:
            row([
                "SysAdminUnitTypeValue": AdminUnitType.organisation.cell,
                "ConnectionType": .integer(1),
            ])
        case .systemAdministrators, .caseGroup:
            row([
                "SysAdminUnitTypeValue": AdminUnitType.functionalRole.cell,
                "ParentRoleId": .guid(Self.allEmployees.id),
            ])
        case .supervisor:
            row([
                "SysAdminUnitTypeValue": AdminUnitType.user.cell,
                "ContactId": .guid(StockContact.supervisor.id), "Active": .boolean(true),
            ])
        }
    }
}

/// What a `SysAdminUnit` is: the values of `SysAdminUnitTypeValue` (creatio.md section 4.2).
package enum AdminUnitType: Int, Sendable {
    case organisation = 0
    case division = 1
    case managers = 2
    case team = 3
    case user = 4
    case portalUser = 5
    case functionalRole = 6

    var cell: CellValue { .integer(rawValue) }
}

extension StockRow {
    static let organisation: [StockRow] =
        [
            StockContact.supervisor.row([
                "AccountId": .guid(StockAccount.ourCompany.id), "Surname": .text("Supervisor"),
                "OwnerId": .guid(StockContact.supervisor.id),
                "LanguageId": .guid(StockLanguage.english.id),
            ]),
            StockAccount.ourCompany.row([
                "OwnerId": .guid(StockContact.supervisor.id),
                "PrimaryContactId": .guid(StockContact.supervisor.id), "Code": .text("1"),
            ]),
            StockRow(
                "SysUserInRole",
                id: AssumedID.make("SysUserInRole", "Supervisor"),
                [
                    "SysUserId": .guid(StockAdminUnit.supervisor.id),
                    "SysRoleId": .guid(StockAdminUnit.systemAdministrators.id),
                ]
            ),
        ] + StockAdminUnit.allCases.map(\.stockRow)
}
