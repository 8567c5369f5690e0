import GRDB
import Wire

/// Which case a session has in Creatio.
struct CaseLink: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "caseLink"

    var sessionID: SessionID
    /// Known before the case exists, since it is derived from the session.
    var caseID: CaseID
    /// Whether Creatio has confirmed the case.
    var isCreated: Bool
    /// The Creatio contact of the case; nil for an anonymous visitor.
    var contactID: CreatioContactID?
    /// When Creatio last took something of this session.
    var lastWrittenAt: Timestamp?
    /// 1 for the session's first case; one more for each that a rep has deleted before it.
    var number = 1
    /// Whether the case was resolved or closed when it was last looked at.
    var isOver = false
    /// Whether a rep has deleted the case.
    var isLost = false
    /// The owner when the case was last looked at.
    var ownerID: CreatioContactID?
    /// What a rep did to the case that an operator should know; nil where nothing is odd.
    var remark: String?
    /// What people should know of the choice of the contact.
    var contactNote: String?
}

extension CaseLink {
    /// The activity of a message on this case.
    func activityID(of message: MessageID) -> ActivityID {
        DerivedID.activityID(of: message, in: activitySpace)
    }

    /// The activity of a note on this case: 0 opens the conversation, each handoff adds one.
    func activityID(ofNote number: Int) -> ActivityID {
        DerivedID.activityID(ofNote: number, in: activitySpace)
    }

    /// The row of `CaseFile` of a file that came with a message.
    func caseFileID(of file: FileID) -> CaseFileID {
        DerivedID.caseFileID(of: file, in: activitySpace)
    }

    /// What the ids of activities and files are derived from.
    ///
    /// The second case of a session tells the same messages once more, and what is left of the
    /// first one's activities must not be taken for them.
    private var activitySpace: SessionID {
        number == 1 ? sessionID : SessionID(rawValue: caseID.rawValue)
    }
}

/// An activity that the core has written or is about to write.
struct WrittenActivity: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "writtenActivity"

    var activityID: ActivityID
    var sessionID: SessionID
}

/// Something that is still to be done in Creatio; the entries of a session are done in order.
struct OutboxEntry: Codable, Sendable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "outboxEntry"

    var sequence: Int64?
    var sessionID: SessionID
    var intent: Intent
    /// How often it was begun; written before each attempt, so that a restarted core knows that
    /// an earlier attempt may have had its effect.
    var attempts: Int
    var dueAt: Timestamp
    /// Why the last attempt failed.
    var failure: String?
    /// Whether trying again is pointless until a person has changed something.
    var isParked: Bool
    /// When it was decided.
    var decidedAt: Timestamp

    mutating func didInsert(_ inserted: InsertionSuccess) {
        sequence = inserted.rowID
    }
}

/// An entry that an operator has given up.
struct DroppedEntry: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "droppedEntry"

    var sequence: Int64
    var sessionID: SessionID
    var caseID: CaseID?
    var intent: Intent
    var failure: String?
    var droppedAt: Timestamp

    init(_ entry: OutboxEntry, caseID: CaseID?, at moment: Timestamp) {
        sequence = entry.sequence ?? 0
        sessionID = entry.sessionID
        self.caseID = caseID
        intent = entry.intent
        failure = entry.failure
        droppedAt = moment
    }
}

/// A call of the webhook, remembered before it is applied.
struct InboxEvent: Codable, Sendable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "inboxEvent"

    var sequence: Int64?
    /// What makes a second delivery the same event.
    var key: String
    var kind: WebhookEvent.Kind
    var caseID: CaseID
    var activityID: ActivityID?
    var receivedAt: Timestamp
    /// How often it arrived: Creatio repeats a call that it got no answer to in time.
    var deliveries: Int
    var attempts: Int
    var dueAt: Timestamp
    var failure: String?
    /// What became of it; nil while it waits.
    var outcome: String?

    mutating func didInsert(_ inserted: InsertionSuccess) {
        sequence = inserted.rowID
    }
}

/// An activity of Creatio that the core has looked at.
struct SeenActivity: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "seenActivity"

    var activityID: ActivityID
    var sessionID: SessionID
    var outcome: String
}

/// A case that a session had until a rep deleted it.
struct LostCase: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "lostCase"

    var caseID: CaseID
    var sessionID: SessionID
    var lostAt: Timestamp
}
