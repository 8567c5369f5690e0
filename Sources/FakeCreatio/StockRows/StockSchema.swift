/// The objects and processes of an instance as rows of `SysSchema` (creatio.md sections 1.2 and
/// 4.4).
enum StockSchema {
    /// The UIds that are known; those of all other objects are made up.
    private static let knownUIds = [
        "Account": "25d7c1ab-1de0-4501-b402-02e0e5a72d6e",
        "Activity": "c449d832-a4cc-4b01-b9d5-8a12c42a9f89",
        "ActivityFile": "080c9917-7ec9-42e5-86ff-75a683d4f124",
        "Case": "117d32f9-8275-4534-8411-1c66115ce9cd",
        "CaseCategory": "63fec14d-0309-43b0-99c5-b085abf0c314",
        "CaseOrigin": "b17869fe-43f9-487a-af82-b7626f1fc810",
        "CasePriority": "e662865c-728f-40db-b3dd-15dcf46d47df",
        "CaseStatus": "99f35013-6b7a-47d6-b440-e3f1a0ba991c",
        "CommunicationType": "d846cb4f-f18d-469e-83ff-e961f3fba873",
        "Contact": "16be3651-8fe2-4159-8dd0-a803d4683dd3",
        "OmniChat": "af1f685c-315b-4b44-a957-c5094417a57a",
        "PortalMessageFile": "55c1fe71-17a1-4bd2-a4b2-7799ccaac996",
        "SysAdminUnit": "84f44b9a-4bc3-4cbf-a1a8-cec02c1c029c",
        "Webhook": "ebc02c48-ec89-46c6-a8c9-103f84207c23",
    ]

    /// The parent of the object *Case*, by which messages may name it too.
    private static let baseCase = "7d80c5f8-f594-44e3-b87e-31b7f7432c4c"

    static func uid(of object: String) -> String {
        knownUIds[object] ?? AssumedID.make("SysSchema", "UId", object)
    }

    /// Whether an `EntitySchemaUId` means the object *Case*.
    static func isCase(_ id: String?) -> Bool {
        id == uid(of: "Case") || id == baseCase
    }

    /// The row of an object.
    static func row(ofObject name: String) -> StockRow {
        row(name, manager: "EntitySchemaManager", uid: uid(of: name))
    }

    /// The row of a process.
    static func row(ofProcess name: String) -> StockRow {
        row(
            name,
            manager: "ProcessSchemaManager",
            uid: AssumedID.make("SysSchema", "UId", "process", name)
        )
    }

    private static func row(_ name: String, manager: String, uid: String) -> StockRow {
        StockRow(
            "SysSchema",
            id: AssumedID.make("SysSchema", manager, name),
            name: name,
            [
                "UId": .guid(uid), "ManagerName": .text(manager), "Caption": .text(name),
            ]
        )
    }
}
