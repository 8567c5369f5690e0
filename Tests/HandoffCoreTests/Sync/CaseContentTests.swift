import Foundation
import JSON
import OrderedCollections
import Testing
import WidgetProtocol
import Wire

@testable import HandoffCore

@Suite struct `Case content` {
    private static let content = CaseContent(
        organisationID: "org",
        publicURL: "https://api.open.cx"
    )
    private static let moment = Timestamp(microseconds: 1_767_603_600_000_000)

    private static func settings() throws -> CreatioSettings {
        try WidgetJSON.decode(
            CreatioSettings.self,
            from: Data(
                """
                {"instanceUrl": "https://acme.creatio.com", "clientId": "c", "clientSecret": "s"}
                """.utf8
            )
        )
    }

    private static func subject(name: String? = "Ada", opening: String = "") -> IntentSubject {
        let session = SessionID(rawValue: "s")
        return IntentSubject(
            session: SessionRecord(
                id: session,
                ticketNumber: 7,
                contactID: ContactID(rawValue: "c"),
                attributes: [:],
                createdAt: moment,
                updatedAt: moment,
                isOpened: true,
                assigneeKind: .ai,
                handoffCount: 0
            ),
            contact: ContactRecord(
                id: ContactID(rawValue: "c"),
                name: name,
                isVerified: false,
                customData: [:],
                createdAt: moment
            ),
            link: CaseLink(
                sessionID: session,
                caseID: DerivedID.caseID(of: session),
                isCreated: false
            ),
            opening: opening,
            handedOffAt: nil,
            fields: []
        )
    }

    private static func message(
        _ text: String?,
        _ attachments: [WidgetProtocol.Attachment] = [],
        _ calls: [ActionCall] = []
    ) -> MessageRecord {
        MessageRecord(
            sessionID: SessionID(rawValue: "s"),
            publicID: MessageID(rawValue: "m"),
            type: .message,
            senderKind: calls.isEmpty ? .user : .ai,
            text: text,
            attachments: attachments,
            actionCalls: calls,
            sentAt: moment
        )
    }

    private static func file(_ name: String, url: String = "https://api/f")
        -> WidgetProtocol.Attachment
    {
        WidgetProtocol.Attachment(id: "f", name: name, size: 12, type: "application/pdf", url: url)
    }

    @Test func `of a message is author, channel and time, the whole text and its files`() throws {
        let text = Self.content.text(
            of: Self.message("See the bill.\nIt is wrong.", [Self.file("bill.pdf")]),
            Self.subject(),
            settings: try Self.settings()
        )
        #expect(
            text
                == CaseContent.ActivityText(
                    title: "Ada via chat widget, 2026-01-05 09:00 UTC: See the bill.",
                    notes: """
                        See the bill.
                        It is wrong.
                        Attachment: bill.pdf (application/pdf, 12 bytes) https://api/f
                        """,
                    time: Self.moment
                )
        )
    }

    @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "/f", ""])
    func `has no link of an attachment that is none`(url: String) throws {
        let text = Self.content.text(
            of: Self.message(nil, [Self.file("bill.pdf", url: url)]),
            Self.subject(),
            settings: try Self.settings()
        )
        #expect(text.notes == "Attachment: bill.pdf (application/pdf, 12 bytes) no link")
        #expect(text.title.hasSuffix(": bill.pdf"))
    }

    @Test func `of a component that nobody put into words is what it showed`() throws {
        let call = ActionCall(actionName: "track", args: [:], result: ["state": "<b>late"])
        let text = Self.content.text(
            of: Self.message("", [], [call]),
            Self.subject(),
            settings: try Self.settings()
        )
        #expect(text.notes == "track: {\"state\":\"<\u{2060}b>late\"}")
        #expect(text.title == "AI via chat widget, 2026-01-05 09:00 UTC: track")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `fits into its columns, whoever wrote whatever`(seed: UInt64) throws {
        var random = RandomText(seed: seed)
        let long = (0..<40).map { _ in random.text() }.joined()
        let subject = Self.subject(name: random.text() + long, opening: long)
        let text = Self.content.text(
            of: Self.message(long),
            subject,
            settings: try Self.settings()
        )
        let row = Self.content.newCase(subject, handoff: nil)
        #expect(text.title.utf16.count <= 500)
        #expect(text.notes == HarmlessText.of(long))
        #expect(row["Subject"]?.text?.utf16.count ?? 501 <= 500)
        #expect(row["Subject"]?.text != "")
        #expect(row["Symptoms"]?.text == HarmlessText.of(long))
    }

    @Test func `of a case without words is its ticket number`() {
        let row = Self.content.newCase(Self.subject(opening: "\0\n "), handoff: nil)
        #expect(row["Subject"] == "Chat 7")
    }
}
