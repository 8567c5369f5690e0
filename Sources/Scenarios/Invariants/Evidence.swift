/// What is known at the end of a run, gathered for the invariants to judge: plain data, so that a
/// test can doctor it.
package struct Evidence: Sendable {
    package var sessions: [Session] = []
    /// The cases that the core created, oldest first.
    package var cases: [Case] = []
    /// The mapped fields of the settings that were accepted last.
    package var mappedFields: [String] = []
    /// Whether the settings were accepted, name a Resolved Status, and hold cases back.
    package var isConnected = true
    package var hasResolvedStatus = false
    package var createsCaseOnlyOnHandoff = false
    /// Whether a process announces every change of a case's status, and so its reopening.
    package var announcesReopening = false
    /// Whether the core looks for replies by itself.
    package var looksForReplies = false
    /// The texts of replies that were deleted in Creatio after they could be read.
    package var removedReplies: [String] = []
    /// What must be seen nowhere.
    package var secrets: Set<String> = []
    /// What people can read of the run: trace, logs, messages; each with what it is.
    package var texts: [(kind: String, text: String)] = []
    /// What the core still had to do when the waiting ended.
    package var pendingWork = 0
    /// Everything that crossed a wire, and the model by which it is read.
    package var recording = Recording()

    package init() {}

    /// A message, as somebody wrote it.
    package struct Message: Sendable, Equatable {
        package var author: String
        package var text: String
        package var files: [String]
        /// The component that is shown beside the text, or in place of it.
        package var component: String?
        /// Whether it has to stand in Creatio: the core acknowledged it, and no operator has given
        /// it up.
        package var isDue: Bool

        package init(
            author: String,
            text: String,
            files: [String] = [],
            component: String? = nil,
            isDue: Bool = true
        ) {
            self.author = author
            self.text = text
            self.files = files
            self.component = component
            self.isDue = isDue
        }
    }

    package struct Session: Sendable {
        package var id: String
        package var visitor: String
        package var isOpened = true
        package var wasHandedOff = false
        package var wasResolvedByVisitor = false
        /// Whether a rep deleted its case; only what is said later makes another one.
        package var caseWasDeleted = false
        /// The messages that the core acknowledged, and those of which nobody knows, in order.
        package var said: [Message] = []
        /// What the visitor's page shows as written by a rep, in order.
        package var repliesSeen: [String] = []
        /// The AI's last value for each field.
        package var fieldValues: [String: String] = [:]
        /// The fields for which the session view tells why they are not filled.
        package var skippedFields: Set<String> = []

        package init(id: String, visitor: String) {
            self.id = id
            self.visitor = visitor
        }
    }

    package struct Case: Sendable {
        package var id: String
        /// The sessions that its own text or an activity names.
        package var sessions: [String] = []
        /// The session that the link in the first activity leads to.
        package var linkedSession: String?
        package var activities: [Activity] = []
        /// What stands in the mapped columns, in the words of Creatio's own pages.
        package var columns: [String: String] = [:]
        /// The types of those that are there.
        package var columnTypes: [String: FieldReading] = [:]
        package var isOver = false
        /// Whether a business process has told the core so.
        package var closureWasAnnounced = false

        package init(id: String) {
            self.id = id
        }
    }

    package struct Activity: Sendable {
        package var id: String
        package var title: String
        package var details: String
        /// Whether the core wrote it.
        package var isOwn: Bool
        /// Whether it is of a type that replies have.
        package var isOfReplyType: Bool
        /// Whether the core was told of it.
        package var wasAnnounced: Bool
        /// Whether it is meant for the visitor: no draft, and not from the customer.
        package var isForVisitor: Bool
        /// Whether it is markup, so that the visitor reads something else than its letters.
        package var isMarkup: Bool

        package init(
            id: String,
            title: String,
            details: String,
            isOwn: Bool = true,
            isOfReplyType: Bool = true,
            wasAnnounced: Bool = false,
            isForVisitor: Bool = true,
            isMarkup: Bool = false
        ) {
            self.id = id
            self.title = title
            self.details = details
            self.isOwn = isOwn
            self.isOfReplyType = isOfReplyType
            self.wasAnnounced = wasAnnounced
            self.isForVisitor = isForVisitor
            self.isMarkup = isMarkup
        }
    }
}

extension Evidence {
    /// The words of the session link, by which a person knows it and a note is told from a
    /// message.
    static let linkText = "View session in OpenCX"

    /// The cases that name the session.
    func cases(of session: Session) -> [Case] {
        cases.filter { $0.sessions.contains(session.id) }
    }
}
