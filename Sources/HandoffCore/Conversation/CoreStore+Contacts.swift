import GRDB
import JSON
import WidgetProtocol
import Wire

/// Contacts: who a visitor is.
extension CoreStore {
    /// The contact of that address, made or brought up to date; always a new one without address.
    ///
    /// Verified and unverified contacts stay apart even where the address is the same: anybody
    /// can type an address (opencx.md section 4.4).
    func upsertContact(
        newID: String,
        email: String?,
        name: String?,
        isVerified: Bool,
        customData: [String: JSONValue],
        now: Timestamp
    ) throws -> ContactRecord {
        try write { database in
            let key = email?.lowercased()
            let known = try key.flatMap { key in
                try ContactRecord
                    .filter(Column("emailKey") == key && Column("isVerified") == isVerified)
                    .fetchOne(database)
            }
            var contact =
                known
                ?? ContactRecord(
                    id: ContactID(rawValue: newID),
                    isVerified: isVerified,
                    customData: [:],
                    createdAt: now
                )
            contact.email = email
            contact.emailKey = key
            contact.name = name ?? contact.name
            contact.customData.merge(customData) { _, new in new }
            try contact.save(database)
            return contact
        }
    }

    func contact(_ id: ContactID) throws -> ContactRecord? {
        try read { try ContactRecord.fetchOne($0, key: id) }
    }

    /// Gives the open conversations of this browser, begun anonymously, to the verified contact.
    ///
    /// The external id is a random number that only this browser knows, so it vouches for the
    /// sessions as well as the anonymous token did.
    func claimSessions(externalID: String, for contact: ContactRecord, now: Timestamp) throws
        -> Bool
    {
        try write { database in
            let sessions = try SessionRecord.fetchAll(
                database,
                sql: """
                    SELECT session.* FROM session
                    JOIN contact ON contact.id = session.contactID
                    WHERE session.externalID = ? AND session.isOpened AND NOT contact.isVerified
                    ORDER BY session.createdAt, session.ticketNumber
                    """,
                arguments: [externalID]
            )
            for var session in sessions {
                session.contactID = contact.id
                session.updatedAt = now
                try session.update(database)
                guard try Self.hasCase(session.id, in: database) else { continue }
                try Self.add(.linkContact, of: session.id, dueAt: now, in: database)
            }
            return !sessions.isEmpty
        }
    }
}
