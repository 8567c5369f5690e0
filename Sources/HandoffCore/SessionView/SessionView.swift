import GRDB
import JSON
import WidgetProtocol
import Wire

/// What **View session in OpenCX** shows: the whole story of a session, for operators.
struct SessionView: Encodable, Sendable, Equatable {
    struct Row: Encodable, Sendable, Equatable {
        let from: String
        let name: String?
        let type: String
        let text: String
        let reasoning: String?
        let toolCalls: [ActionCall]
        let attachments: [Attachment]
        let sentAt: String
        /// Whether the visitor found the answer helpful; nil where they did not say.
        var vote: Vote.Action?
        /// What the page said about the message, for people.
        var customData: [String: JSONValue]?
    }

    struct CaseState: Encodable, Sendable, Equatable {
        let id: String
        let isCreated: Bool
        /// What still waits for Creatio, and why.
        let waiting: [String]
        /// What a rep did to the case that an operator should know, such as deleting it.
        let remark: String?
        /// What Creatio announced of the case lately, and what became of each.
        let announcements: [String]
    }

    let id: String
    let ticketNumber: Int
    let isOpened: Bool
    let customer: String
    let handoff: Handoff?
    let skippedFields: [String]
    let transcript: [Row]
    let creatioCase: CaseState?

    private enum CodingKeys: String, CodingKey {
        case id, ticketNumber, isOpened, customer, handoff, skippedFields, transcript
        case creatioCase = "case"
    }
}

extension CoreStore {
    /// The story of a session; nil where there is no such session.
    func view(of id: SessionID, content: CaseContent) throws -> SessionView? {
        try read { database in
            guard let session = try SessionRecord.fetchOne(database, key: id) else { return nil }
            let contact = try ContactRecord.find(database, key: session.contactID)
            let settings = try Self.creatioSettings(in: database)
            let skipped = session.handoff.flatMap { handoff in
                settings.map { content.skippedFields(handoff, settings: $0) }
            }
            let votes = try Self.votes(in: id, database)
            return SessionView(
                id: id.rawValue,
                ticketNumber: session.ticketNumber,
                isOpened: session.isOpened,
                customer: contact.name ?? contact.email ?? "anonymous",
                handoff: session.handoff,
                skippedFields: (skipped ?? []).map { "\($0.name): \($0.reason)" },
                transcript: try Self.messages(of: id, in: database).map { row in
                    row.viewRow(vote: votes[row.publicID])
                },
                creatioCase: try Self.caseState(of: id, in: database)
            )
        }
    }

    private static func caseState(of id: SessionID, in database: Database) throws
        -> SessionView.CaseState?
    {
        guard let link = try CaseLink.fetchOne(database, key: id) else { return nil }
        let waiting =
            try OutboxEntry
            .filter(Column("sessionID") == id)
            .order(Column("sequence"))
            .fetchAll(database)
        return SessionView.CaseState(
            id: link.caseID.rawValue,
            isCreated: link.isCreated,
            waiting: waiting.map { entry in
                entry.failure.map { "\(entry.intent.name): \($0)" } ?? entry.intent.name
            },
            remark: link.remark,
            announcements: try announcements(ofCase: link.caseID, in: database)
        )
    }
}

extension MessageRecord {
    fileprivate func viewRow(vote: Vote.Action?) -> SessionView.Row {
        SessionView.Row(
            from: senderKind.rawValue,
            name: senderName,
            type: type.rawValue,
            text: text ?? "",
            reasoning: reasoning,
            toolCalls: actionCalls,
            attachments: attachments,
            sentAt: sentAt.iso8601(),
            vote: vote,
            customData: customData
        )
    }
}
