import Foundation
import JSON
import Testing
import WidgetProtocol

@testable import HandoffCore

@Suite struct `The settings of the integration` {
    private static let old = """
        {"instanceUrl": "https://acme.creatio.com", "clientId": "c", "clientSecret": "s",
         "defaultCaseOwnerId": "{76929F8C-7E15-4C64-BDB0-ADC62D383727}",
         "createCaseOnlyOnHandoff": true,
         "fields": [{"name": "UsrA", "title": "A", "type": "text", "description": "d"}]}
        """

    @Test func `that an earlier version has saved mean what they meant`() throws {
        let settings = try WidgetJSON.decode(
            CreatioSettings.self,
            from: Data(Self.old.utf8)
        )
        #expect(settings.createCaseOnlyOnHandoff)
        #expect(settings.createsContacts)
        #expect(settings.activities == ActivitySettings())
        #expect(settings.sessionLink == nil)
        #expect(settings.replyTypeIDs == [StockID.taskType, StockID.emailType])
        #expect(
            settings.fields
                == [MappedField(name: "UsrA", title: "A", type: .text, description: "d")]
        )
    }

    @Test func `take an id with braces and capitals for the one that Creatio writes`() throws {
        let settings = try WidgetJSON.decode(
            CreatioSettings.self,
            from: Data(Self.old.utf8)
        )
        #expect(settings.defaultCaseOwnerID == "76929f8c-7e15-4c64-bdb0-adc62d383727")
    }

    @Test func `are the same after they were saved and read`() throws {
        var settings = try WidgetJSON.decode(
            CreatioSettings.self,
            from: Data(Self.old.utf8)
        )
        settings.sessionLink = SessionLinkTemplate(rawValue: "https://ops.acme.com/{sessionId}")
        settings.activities.timeZone = TimeZoneName(rawValue: "Europe/Berlin")
        settings.activities.uploadsAttachments = true
        settings.createsContacts = false
        settings.fields[0].values = ["one", "two"]
        settings.fields[0].type = .dropdown
        let read = try WidgetJSON.decode(
            CreatioSettings.self,
            from: WidgetJSON.encode(settings)
        )
        #expect(read == settings)
    }

    @Test func `are told apart where they are wrong before any Creatio is asked`() throws {
        var settings = try WidgetJSON.decode(
            CreatioSettings.self,
            from: Data(Self.old.utf8)
        )
        settings.clientSecret = ""
        settings.defaultCaseGroupID = "sales"
        settings.replyTypeIDs = []
        settings.fields.append(settings.fields[0])
        settings.fields.append(
            MappedField(name: "Symptoms", title: "B", type: .text, description: "", maxLength: 0)
        )
        let form = SettingsForm(settings: settings)
        #expect(form.addressProblems.map(\.setting) == ["Client Secret"])
        #expect(
            form.otherProblems.map(\.setting) == [
                "Default Case Group ID", "Reply Type IDs", "Fields, A", "Fields, B", "Fields, B",
            ]
        )
    }
}
