import Testing
import WidgetProtocol
import Wire

@testable import HandoffCore

@Suite struct `Case content` {
    @Test(arguments: [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("cut here", 3, "cut"),
        ("a👩‍👩‍👧b", 5, "a"),
        ("éé", 1, "é"),
        ("", 3, ""),
    ])
    func `a title is cut between characters, never inside one`(
        text: String,
        limit: Int,
        expected: String
    ) {
        #expect(text.cut(to: limit) == expected)
    }

    @Test func `a message becomes author, whole text and its files`() {
        let content = CaseContent(organisationID: "org", publicURL: "https://api.open.cx")
        let contact = ContactRecord(
            id: ContactID(rawValue: "c"),
            name: "Ada",
            isVerified: false,
            customData: [:],
            createdAt: Timestamp(microseconds: 0)
        )
        let file = Attachment(
            id: "f",
            name: "bill.pdf",
            size: 12,
            type: "application/pdf",
            url: "https://api/f"
        )
        let message = MessageRecord(
            sessionID: SessionID(rawValue: "s"),
            publicID: MessageID(rawValue: "m"),
            type: .message,
            senderKind: .user,
            text: "See the bill.\nIt is wrong.",
            attachments: [file],
            sentAt: Timestamp(microseconds: 5)
        )
        #expect(
            content.text(of: message, contact)
                == CaseContent.ActivityText(
                    title: "Ada: See the bill.",
                    notes: """
                        See the bill.
                        It is wrong.
                        Attachment: bill.pdf (application/pdf, 12 bytes) https://api/f
                        """,
                    time: Timestamp(microseconds: 5)
                )
        )
    }
}
