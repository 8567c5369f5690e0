import Contracts
import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import OData
import Scenarios
import Simulation
import Testing
import Wire

@Suite struct `An import` {
    /// The instance that the fake makes of an import, looked at.
    private func play<Value: Sendable>(
        _ imported: ImportedInstance,
        _ body: @escaping @Sendable (CreatioInstance) async throws -> Value
    ) throws -> Value {
        let folder = try TemporaryFolder.use { try $0.playing(imported) }
        var settings = InstanceSettings()
        folder.apply(to: &settings)
        let simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        let creatio = try CreatioInstance(
            environment: simulator.environment(party: "creatio", transport: network),
            settings: settings
        )
        return try simulator.run {
            try await folder.furnish(creatio)
            return try await body(creatio)
        }
    }

    @Test func `is played with the model of the instance, no column more or less`() throws {
        let outcome = try ImportedPartner().imported()
        let played = try play(outcome.imported) { $0.entityModel }
        #expect(played.csdl() == outcome.model.csdl())
        #expect(played.entityType("Case")?.property("UsrRegionId") != nil)
        #expect(played.entityType("Case")?.property("Solution") == nil)
        #expect(played.entityType("CaseInTag") == nil)
    }

    @Test func `is played with the rows of its lookups`() throws {
        let outcome = try ImportedPartner().imported()
        let names = try play(outcome.imported) { creatio in
            let statuses = try await creatio.rows(of: "CaseStatus").compactMap { $0["Name"]?.text }
            let regions = try await creatio.rows(of: "UsrRegion").compactMap { $0["Name"]?.text }
            let north = try await creatio.row(ImportedPartner.north, of: "UsrRegion")
            return (Set(statuses), regions.sorted(), north?["Name"]?.text)
        }
        #expect(
            names.0 == [
                "New", "In progress", "Waiting for response", "Resolved", "Open again", "Closed",
            ]
        )
        #expect(names.1 == ["North: Sea", "South", "South"])
        #expect(names.2 == "North: Sea")
    }

    @Test func `has no rows where the instance has none`() throws {
        var partner = ImportedPartner()
        partner.rows = { creatio in
            for category in StockCaseCategory.allCases {
                try await creatio.remove(category.id, from: StockCaseCategory.object)
            }
        }
        let count = try play(partner.imported().imported) { creatio in
            try await creatio.rows(of: StockCaseCategory.object).count
        }
        #expect(count == 0)
    }

    @Test func `sends nothing that changes anything`() throws {
        let sent = try ImportedPartner().imported().sent
        let others = sent.filter { $0.method != .get }.map(\.address)
        #expect(others == ["https://acme-is.creatio.com/connect/token"])
        #expect(sent.count > 20)
    }

    @Test func `of what it made is the same again`() throws {
        try TemporaryFolder.use { temporary in
            let first = try ImportedPartner().imported().imported
            let folder = try temporary.playing(first)
            let text = try temporary.text("instance.yaml")
            let model = try temporary.text("metadata.xml")
            let second = try ImportedPartner(playing: folder).imported(seed: 2).imported
            _ = try temporary.playing(second)
            #expect(try temporary.text("instance.yaml") == text)
            #expect(try temporary.text("metadata.xml") == model)
        }
    }

    @Test func `leaves people, their cases and secrets behind`() throws {
        let text = try TemporaryFolder.use { temporary in
            _ = try temporary.playing(try ImportedPartner().imported().imported)
            return try temporary.text("instance.yaml") + temporary.text("metadata.xml")
        }
        let personal = [
            "Lovelace", "ada@", "kettle", "Dana", PartnerSetup.secret, PartnerSetup.clientID,
        ]
        #expect(personal.filter(text.contains) == [])
    }

    @Test func `takes people and their cases where that is asked for`() throws {
        var partner = ImportedPartner()
        partner.takesPersonalData = true
        let seen = try play(partner.imported().imported) { creatio in
            let cases = try await creatio.rows(of: "Case")
            let id = cases.first?["Id"]?.text ?? ""
            return [
                cases.first?["Subject"]?.text,
                try await creatio.value(at: "Contact.Email", of: id, in: "Case").text,
                try await creatio.value(at: "UsrRegion", of: id, in: "Case").text,
                try await creatio.row(PartnerSetup.dana, of: "Contact")?["Name"]?.text,
            ]
        }
        #expect(seen == ["The late kettle", ImportedPartner.email, "North: Sea", "Dana Rep"])
    }

    @Test func `keeps a place for the default owner, who is an active user`() throws {
        let seen = try play(ImportedPartner().imported().imported) { creatio in
            let name = try await creatio.row(PartnerSetup.dana, of: "Contact")?["Name"]?.text
            let users = try await creatio.rows(
                of: "SysAdminUnit",
                where: "ContactId",
                equals: .string(PartnerSetup.dana)
            )
            return (name, users.map { $0["Active"]?.truth })
        }
        #expect(seen.0 == "Default case owner")
        #expect(seen.1 == [true])
    }

    @Test func `takes the defaults of system settings`() throws {
        var partner = ImportedPartner()
        let rows = partner.rows
        partner.rows = { creatio in
            try await rows(creatio)
            let setting = try await creatio.rows(
                of: "SysSettings",
                where: "Code",
                equals: "CaseStatusDef"
            ).first?["Id"]
            let value = try await creatio.rows(
                of: "SysSettingsValue",
                where: "SysSettingsId",
                equals: setting ?? .null
            ).first?["Id"]
            try await creatio.place(
                "SysSettingsValue",
                ["Id": value ?? .null, "GuidValue": .string(StockCaseStatus.inProgress.id)]
            )
        }
        let status = try play(partner.imported().imported) { creatio in
            let id = try await creatio.seed("Case", ["Subject": "Late"])
            return try await creatio.value(at: "Status", of: id, in: "Case").text
        }
        #expect(status == "In progress")
    }

    @Test(arguments: InstanceProfile.Preset.allCases.filter { $0 != .netRecent })
    func `guesses runtime and database`(_ preset: InstanceProfile.Preset) throws {
        var partner = ImportedPartner()
        partner.settings.profile = InstanceProfile(preset)
        let imported = try partner.imported().imported
        var settings = InstanceSettings()
        try TemporaryFolder.use { try $0.playing(imported) }.apply(to: &settings)
        #expect(settings.profile == partner.settings.profile)
        #expect(imported.guesses.prefix(2).allSatisfy { $0.value != nil })
        #expect(imported.guesses.last?.line.hasPrefix("version: unknown, played as '8.1") == true)
    }

    @Test(arguments: InstanceProfile.UnknownSetAnswer.allCases)
    func `sees how an unknown set is answered`(_ answer: InstanceProfile.UnknownSetAnswer) throws {
        var partner = ImportedPartner()
        partner.settings.profile.unknownSet = answer
        let guess = try partner.imported().imported.guesses.first { $0.property == "unknown set" }
        #expect(guess?.value == answer.rawValue)
    }

    @Test func `says what it could not read`() throws {
        var partner = ImportedPartner()
        let all = Set(ObjectOperation.allCases)
        partner.settings.users = partner.settings.users.map { user in
            var user = user
            user.denied = ["CaseOrigin": all, "SysSettingsValue": all]
            return user
        }
        let notes = try partner.imported().imported.notes
        #expect(notes.contains { $0.hasPrefix("CaseOrigin is not taken: Creatio refuses") })
        #expect(notes.contains { $0.hasPrefix("SysSettingsValue is not taken: ") })
    }

    @Test func `takes no lookup that is too long to choose from`() throws {
        var partner = ImportedPartner()
        partner.rows = { creatio in
            for number in 1...1_001 {
                try await creatio.seed("UsrRegion", ["Name": .string("Region \(number)")])
            }
        }
        let notes = try partner.imported().imported.notes
        #expect(notes.contains("UsrRegion has more than 1000 rows, none of them taken"))
    }

    @Test func `reads long lookups page by page`() throws {
        var partner = ImportedPartner()
        partner.rows = { creatio in
            for number in 1...450 {
                try await creatio.seed("UsrRegion", ["Name": .string("Region \(number)")])
            }
        }
        let outcome = try partner.imported()
        let pages = outcome.sent.filter { $0.address.contains("/UsrRegion?") }
        #expect(pages.count == 3)
        let count = try play(outcome.imported) { try await $0.rows(of: "UsrRegion").count }
        #expect(count == 450)
    }

    @Test func `of an instance that is not there is no import`() throws {
        var partner = ImportedPartner()
        partner.failure = .unreachable(authority: "acme.creatio.com")
        let error = #expect(throws: TransportError.self) { try partner.imported() }
        #expect(error.map(InstanceImport.isOutOfReach) == true)
    }
}
