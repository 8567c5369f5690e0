import GRDB
import JSON
import NIOCore
import WidgetProtocol
import Wire

/// Sessions and their history, as the widget reads them.
extension CoreStore {
    func createSession(
        id: String,
        contact: ContactRecord,
        attributes: [String: JSONValue],
        now: Timestamp
    ) throws -> Session {
        try write { database in
            let last = try Int.fetchOne(database, sql: "SELECT max(ticketNumber) FROM session")
            let session = SessionRecord(
                id: SessionID(rawValue: id),
                ticketNumber: (last ?? 0) + 1,
                contactID: contact.id,
                externalID: attributes[CreateSession.externalIDKey]?.text,
                attributes: attributes,
                createdAt: now,
                updatedAt: now,
                isOpened: true,
                assigneeKind: .ai,
                handoffCount: 0
            )
            try session.insert(database)
            return session.session(isVerified: contact.isVerified)
        }
    }

    /// The contact's sessions, newest first.
    ///
    /// - Parameters:
    ///   - contact: Whose sessions.
    ///   - externalID: Only those of this browser. An unverified contact has none without it: the
    ///     same unverified address may be typed elsewhere (widget-engine.md section 3, rule 15).
    ///   - offset: How many to pass over.
    ///   - limit: How many to return at most.
    /// - Returns: The sessions, and whether there are more.
    /// - Throws: `DatabaseError`.
    func sessions(of contact: ContactRecord, externalID: String?, offset: Int, limit: Int) throws
        -> (items: [Session], hasMore: Bool)
    {
        guard contact.isVerified || externalID != nil else { return ([], false) }
        return try read { database in
            var request = SessionRecord.filter(Column("contactID") == contact.id)
            if let externalID { request = request.filter(Column("externalID") == externalID) }
            let rows =
                try request
                .order(Column("createdAt").desc, Column("ticketNumber").desc)
                .limit(limit + 1, offset: offset)
                .fetchAll(database)
            let items = rows.prefix(limit).map { $0.session(isVerified: contact.isVerified) }
            return (items, rows.count > limit)
        }
    }

    /// The session where it belongs to the contact, nil otherwise.
    func session(_ id: SessionID, of contact: ContactRecord) throws -> Session? {
        try read { database in
            guard let session = try SessionRecord.fetchOne(database, key: id),
                session.contactID == contact.id
            else { return nil }
            return session.session(isVerified: contact.isVerified)
        }
    }

    /// Session and whole history in one consistent reading, oldest row first, as the wire has
    /// them; only rows that are new since the last reading are read.
    func history(of id: SessionID, of contact: ContactRecord) throws -> EncodedHistory? {
        try read { database in
            guard let session = try SessionRecord.fetchOne(database, key: id),
                session.contactID == contact.id
            else { return nil }
            var rows = histories.rows(of: id)
            let newer =
                try MessageRecord
                .filter(Column("sessionID") == id && Column("sequence") > rows.last)
                .order(Column("sequence"))
                .fetchAll(database)
            for message in newer { try rows.append(message) }
            histories.keep(rows, of: id)
            return EncodedHistory(
                session: session.session(isVerified: contact.isVerified),
                rows: rows.text
            )
        }
    }

    static func messages(of session: SessionID, in database: Database) throws -> [MessageRecord] {
        try MessageRecord
            .filter(Column("sessionID") == session)
            .order(Column("sequence"))
            .fetchAll(database)
    }

    func add(_ file: FileRecord) throws {
        try write { try file.insert($0) }
    }

    func file(_ id: FileID) throws -> FileRecord? {
        try read { try FileRecord.fetchOne($0, key: id) }
    }
}

/// A session with its history as the wire has it.
struct EncodedHistory: Sendable {
    let session: Session
    /// The rows, separated by commas.
    let rows: ByteBuffer
}
