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

    struct Contact: Encodable, Sendable, Equatable {
        let name: String?
        let email: String?
        let isVerified: Bool
    }

    /// One handing over; a session may have several.
    struct HandoffEvent: Encodable, Sendable, Equatable {
        let at: String
        let handoff: Handoff
        /// The person who took over, where one did.
        let takenBy: String?
    }

    struct CaseState: Encodable, Sendable, Equatable {
        let id: String
        let isCreated: Bool
        /// Opens the case in Creatio.
        let url: String?
        /// What people should know of the choice of the contact.
        let contactNote: String?
        /// The visitor's files that were to be put among those of the case, and what became of it.
        let files: [String]
        /// What a rep did to the case that an operator should know, such as deleting it.
        let remark: String?
        /// What Creatio announced of the case lately, and what became of each.
        let announcements: [String]
    }

    let id: String
    let ticketNumber: Int
    let isOpened: Bool
    /// `ai`, `human` or `none`.
    let handledBy: String
    let createdAt: String
    /// The customer's name, or whatever else is known of them.
    let customer: String
    let contact: Contact
    /// The newest handoff; an AI that has the conversation again does not undo it.
    let handoff: Handoff?
    /// All of them, oldest first.
    let handoffs: [HandoffEvent]
    let skippedFields: [String]
    let transcript: [Row]
    let creatioCase: CaseState?
    let sync: SyncState

    private enum CodingKeys: String, CodingKey {
        case id, ticketNumber, isOpened, handledBy, createdAt, customer, contact, handoff, handoffs
        case skippedFields, transcript, sync
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
            let messages = try Self.messages(of: id, in: database)
            let link = try CaseLink.fetchOne(database, key: id)
            let handoffs = messages.compactMap(\.handoffEvent)
            let handoff = handoffs.last?.handoff ?? session.handoff
            let skipped = try Self.skippedFields(of: session, in: database)
            let votes = try Self.votes(in: id, database)
            return SessionView(
                id: id.rawValue,
                ticketNumber: session.ticketNumber,
                isOpened: session.isOpened,
                handledBy: session.assigneeKind.rawValue,
                createdAt: session.createdAt.iso8601(),
                customer: contact.name ?? contact.email ?? "anonymous",
                contact: SessionView.Contact(
                    name: contact.name,
                    email: contact.email,
                    isVerified: contact.isVerified
                ),
                handoff: handoff,
                handoffs: handoffs,
                skippedFields: skipped.map { "\($0.name): \($0.reason)" },
                transcript: messages.map { row in row.viewRow(vote: votes[row.publicID]) },
                creatioCase: try link.map { link in
                    SessionView.CaseState(
                        link,
                        settings,
                        files: try Self.files(ofCaseOf: id, in: database),
                        announcements: try Self.announcements(ofCase: link.caseID, in: database)
                    )
                },
                sync: try Self.syncState(of: id, link, isConnected: settings != nil, in: database)
            )
        }
    }

    /// The fields that have no value of the AI: those that were skipped at the handoff, and those
    /// that have been mapped since.
    private static func skippedFields(of session: SessionRecord, in database: Database) throws
        -> [SkippedField]
    {
        let records = try fields(of: session.id, in: database)
        guard session.isHandedOff else { return records.compactMap(\.skipped) }
        let known = Set(records.map(\.name))
        let mapped = try creatioSettings(in: database)?.fields ?? []
        return records.compactMap(\.skipped)
            + mapped.filter { !known.contains($0.name) }.map {
                SkippedField(
                    title: $0.title,
                    name: $0.name,
                    reason: "it has not been filled, or was mapped after the handoff"
                )
            }
    }

    private static func files(ofCaseOf session: SessionID, in database: Database) throws
        -> [String]
    {
        try CaseFileRecord.filter(Column("sessionID") == session)
            .order(Column.rowID)
            .fetchAll(database)
            .map { "\($0.name): \($0.failure ?? "in the case")" }
    }
}

extension SessionView.CaseState {
    /// The case with its link.
    ///
    /// The link goes through Creatio's navigation service, which opens the page that the object
    /// has, in the classic interface as in Freedom UI; an address such as
    /// `0/Nui/ViewModule.aspx#CardModuleV2/CasePage/edit/{id}` names a page that an instance may
    /// have replaced. It is also the form in which Creatio itself writes links to records.
    fileprivate init(
        _ link: CaseLink,
        _ settings: CreatioSettings?,
        files: [String],
        announcements: [String]
    ) {
        id = link.caseID.rawValue
        isCreated = link.isCreated
        url = settings.map { settings in
            "\(settings.instanceURL)/Navigation/Navigation.aspx?schemaName=Case"
                + "&recordId=\(link.caseID)"
        }
        contactNote = link.contactNote
        self.files = files
        remark = link.remark
        self.announcements = announcements
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

    fileprivate var handoffEvent: SessionView.HandoffEvent? {
        handoff.map { handoff in
            SessionView.HandoffEvent(at: sentAt.iso8601(), handoff: handoff, takenBy: senderName)
        }
    }
}
