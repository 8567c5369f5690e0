import GRDB
import JSON
import WidgetProtocol
import Wire

/// What somebody says about a visitor: the organisation's backend, the page, or the visitor.
struct ContactProfile: Sendable, Equatable {
    var email: String?
    var name: String?
    /// Whether the organisation's backend says it.
    var isVerified: Bool
    var customData: [String: JSONValue] = [:]
    var phone: String?
    var language: String?
    var avatarURL: String?
    var chatContext: String?
    var actionOverrides: [String: JSONValue]?
}

/// Contacts: who a visitor is.
extension CoreStore {
    /// The contact of that address, made or brought up to date; always a new one without address.
    ///
    /// Verified and unverified contacts stay apart even where the address is the same: anybody
    /// can type an address (opencx.md section 4.4). What the profile leaves out stays as it was.
    func upsertContact(_ profile: ContactProfile, newID: String, now: Timestamp) throws
        -> ContactRecord
    {
        try write { database in
            let key = profile.email?.lowercased()
            let known = try key.flatMap { key in
                try ContactRecord
                    .filter(
                        Column("emailKey") == key && Column("isVerified") == profile.isVerified
                    )
                    .fetchOne(database)
            }
            var contact =
                known
                ?? ContactRecord(
                    id: ContactID(rawValue: newID),
                    isVerified: profile.isVerified,
                    customData: [:],
                    createdAt: now
                )
            contact.take(profile)
            try contact.save(database)
            if let known, known != contact {
                try Self.noteChange(of: contact, now, in: database)
            }
            return contact
        }
    }

    func contact(_ id: ContactID) throws -> ContactRecord? {
        try read { try ContactRecord.fetchOne($0, key: id) }
    }

    /// Gives the conversations of this browser to the contact who was identified there.
    ///
    /// The external id is a random number that only this browser knows, so it vouches for the
    /// sessions as well as the anonymous token did. What belongs to another address is left
    /// alone, as is everything that is verified: who uses a browser next is not who used it
    /// before. A verified contact gets what is still open; to one who merely said who they are,
    /// past conversations come along, for all of them are this browser's own history.
    ///
    /// - Returns: Whether there were any.
    func claimSessions(externalID: String, for contact: ContactRecord, now: Timestamp) throws
        -> Bool
    {
        guard let key = contact.emailKey else { return false }
        return try write { database in
            let sessions = try SessionRecord.fetchAll(
                database,
                sql: """
                    SELECT session.* FROM session
                    JOIN contact ON contact.id = session.contactID
                    WHERE session.externalID = ? AND session.contactID != ?
                    AND NOT contact.isVerified
                    AND (contact.emailKey IS NULL OR contact.emailKey = ?)
                    AND (session.isOpened OR NOT ?)
                    ORDER BY session.createdAt, session.ticketNumber
                    """,
                arguments: [externalID, contact.id, key, contact.isVerified]
            )
            for session in sessions { try Self.give(session, to: contact, now, in: database) }
            return !sessions.isEmpty
        }
    }

    private static func give(
        _ session: SessionRecord,
        to contact: ContactRecord,
        _ now: Timestamp,
        in database: Database
    ) throws {
        var session = session
        session.contactID = contact.id
        guard session.isOpened else { return try session.update(database) }
        try noteChange(of: contact, &session, now, in: database)
        guard contact.isVerified, try hasCase(session.id, in: database) else { return }
        try add(.linkContact, of: session.id, dueAt: now, in: database)
    }

    private static func noteChange(
        of contact: ContactRecord,
        _ now: Timestamp,
        in database: Database
    ) throws {
        let open =
            try SessionRecord
            .filter(Column("contactID") == contact.id && Column("isOpened"))
            .order(Column("createdAt"), Column("ticketNumber"))
            .fetchAll(database)
        for var session in open { try noteChange(of: contact, &session, now, in: database) }
    }

    /// Leaves a row that says who the visitor turned out to be; the visitor does not see it.
    private static func noteChange(
        of contact: ContactRecord,
        _ session: inout SessionRecord,
        _ now: Timestamp,
        in database: Database
    ) throws {
        let text = [contact.name, contact.email].compactMap(\.self).joined(separator: ", ")
        try note(.contactDataUpdated, as: "contact data", text, in: &session, now, in: database)
    }
}

extension ContactRecord {
    fileprivate mutating func take(_ profile: ContactProfile) {
        email = profile.email
        emailKey = profile.email?.lowercased()
        name = profile.name ?? name
        customData.merge(profile.customData) { _, new in new }
        phone = profile.phone ?? phone
        language = profile.language ?? language
        avatarURL = profile.avatarURL ?? avatarURL
        chatContext = profile.chatContext ?? chatContext
        actionOverrides = profile.actionOverrides ?? actionOverrides
    }
}
