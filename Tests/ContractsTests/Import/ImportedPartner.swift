import Contracts
import FakeCreatio
import Foundation
import HandoffCore
import JSON
import OData
import Scenarios
import Simulation
import Wire

/// A partner's Creatio that is imported: a customised one, unless a test says otherwise.
struct ImportedPartner: Sendable {
    static let north = "aaaaaaaa-0000-4000-8000-000000000001"
    static let email = "ada@example.com"

    var settings: InstanceSettings
    var takesPersonalData = false
    /// What is done to the instance's rows before the import.
    var rows: @Sendable (CreatioInstance) async throws -> Void
    /// What becomes of every request, where the network is at fault.
    var failure: TransportError?

    /// Columns and a lookup of its own, a column and an object less, a status renamed and another
    /// one deleted, and people.
    init() {
        settings = PartnerSetup().creatio
        settings.objects =
            EntitySchema.stock.filter { $0.name != "CaseInTag" }
            .map { $0.name == "Case" ? $0.keeping { $0.name != "Solution" } : $0 }
            + [.lookup("UsrRegion"), .lookup("Usr_Unused", columns: [Column("Rank", .integer)])]
        settings.customColumns = [
            "Case": [
                Column("UsrOrderNo", .mediumText), Column("UsrVoucher", .shortText),
                Column("UsrOrderNumber", .mediumText),
                .lookup("UsrRegion", to: "UsrRegion"),
            ]
        ]
        rows = { creatio in
            try await creatio.place("UsrRegion", ["Id": .string(Self.north), "Name": "North: Sea"])
            try await creatio.seed("UsrRegion", ["Name": "South"])
            try await creatio.seed("UsrRegion", ["Name": "South", "Description": "Again"])
            try await creatio.place(
                "CaseStatus",
                [
                    "Id": .string(StockCaseStatus.reopened.id),
                    "Name": "Open again",
                ]
            )
            try await creatio.remove(StockCaseStatus.canceled.id, from: "CaseStatus")
            let ada = try await creatio.seed(
                "Contact",
                ["Name": "Ada Lovelace", "Email": .string(Self.email)]
            )
            try await creatio.seed(
                "Case",
                [
                    "Subject": "The late kettle", "ContactId": .string(ada),
                    "UsrRegionId": .string(Self.north),
                ]
            )
        }
    }

    /// An instance as a folder says that it is.
    init(playing folder: InstanceFolder) {
        self.init()
        let clients = settings.clients
        let users = settings.users
        settings = InstanceSettings()
        folder.apply(to: &settings)
        settings.level = .documented
        settings.clients = clients
        // The place of the default owner stands for Dana.
        settings.users = users.filter { $0.contactID != PartnerSetup.dana }
        rows = { try await folder.furnish($0) }
    }

    /// What an import learned, what it sent, and what it told on the way.
    struct Outcome {
        let imported: ImportedInstance
        let sent: [WireRequest]
        /// What the instance says of itself.
        let model: EntityModel
    }

    func imported(seed: UInt64 = 1) throws -> Outcome {
        let simulator = Simulator(seed: seed)
        let network = MemoryNetwork(simulator: simulator)
        let instance = try CreatioInstance(
            environment: simulator.environment(party: "creatio", transport: network),
            settings: settings
        )
        network.attach(instance.responder, at: "acme.creatio.com")
        network.attach(instance.identityResponder, at: "acme-is.creatio.com")
        let recording = RecordingTransport(next: network, failure: failure)
        var asked = ImportSettings(
            integration: try CreatioSettings([
                "instanceUrl": "https://acme.creatio.com/",
                "clientId": .string(PartnerSetup.clientID),
                "clientSecret": .string(PartnerSetup.secret),
                "defaultCaseOwnerId": .string(PartnerSetup.dana),
            ])
        )
        asked.takesPersonalData = takesPersonalData
        let run = InstanceImport(
            settings: asked,
            contract: try PartnerSetup.contract,
            environment: simulator.environment(party: "import", transport: recording),
            progress: { _ in }
        )
        let rows = rows
        let imported = try simulator.run {
            try await instance.place(
                "Contact",
                ["Id": .string(PartnerSetup.dana), "Name": "Dana Rep"]
            )
            try await rows(instance)
            return try await run.instance()
        }
        return Outcome(
            imported: imported,
            sent: recording.requests,
            model: instance.entityModel
        )
    }
}

/// A folder for one test.
struct TemporaryFolder {
    let path: String

    /// Hands a folder to the body, and takes it away again.
    static func use<Value>(_ body: (TemporaryFolder) throws -> Value) throws -> Value {
        let name = "handrail-import-" + ProcessInfo.processInfo.globallyUniqueString
        let url = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        // What cannot be removed is the system's to clear away.
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(TemporaryFolder(path: url.path))
    }

    func text(_ file: String) throws -> String {
        try String(contentsOfFile: path + "/" + file, encoding: .utf8)
    }

    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + file))
    }

    /// Writes an import here and reads it as `--creatio` does.
    func playing(_ imported: ImportedInstance) throws -> InstanceFolder {
        try ImportFolder(path: path).write(imported)
        return try InstanceFolder(path: path)
    }
}
