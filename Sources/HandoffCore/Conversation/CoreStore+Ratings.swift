import GRDB
import WidgetProtocol
import Wire

/// How visitors rate conversations (opencx.md section 4.10).
///
/// The rating stands in the history: "any submitted wins, else the latest of requested and
/// cancelled decides", as the widget itself reads it.
extension CoreStore {
    /// Where a session's rating stands.
    enum RatingState: Sendable, Equatable {
        /// Nobody has asked, or not any more.
        case notWanted
        case asked
        case given
    }

    /// Asks the visitor for a rating, or takes the question back.
    ///
    /// - Returns: Where it stands now; a question that stands already is not asked twice, and a
    ///   rating that was given is not asked for again. Nil where there is no such session.
    func askForRating(_ isWanted: Bool, in id: SessionID, rowID: String, now: Timestamp) throws
        -> RatingState?
    {
        try write { database in
            guard var session = try SessionRecord.fetchOne(database, key: id) else { return nil }
            let state = try Self.ratingState(of: id, in: database)
            guard state == (isWanted ? .notWanted : .asked) else { return state }
            try Self.append(
                MessageRecord(
                    sessionID: id,
                    publicID: MessageID(rawValue: rowID),
                    type: isWanted ? .csatRequested : .csatRequestCancelled,
                    senderKind: .system,
                    sentAt: now,
                    payload: isWanted ? .csatRequested : .csatRequestCancelled
                ),
                to: &session,
                nil,
                in: database
            )
            return isWanted ? .asked : .notWanted
        }
    }

    /// Keeps a rating, once.
    ///
    /// The same rating that comes twice, which its id tells, is answered as it was the first time.
    ///
    /// - Returns: Nil where the contact has no such session.
    func keep(_ rating: SubmitRating, from contact: ContactRecord, rowID: String, now: Timestamp)
        throws -> RatingAnswer?
    {
        try write { database in
            let id = SessionID(rawValue: rating.sessionID)
            guard var session = try SessionRecord.fetchOne(database, key: id),
                session.contactID == contact.id
            else { return nil }
            let publicID = MessageID(rawValue: rowID)
            switch try Self.ratingState(of: id, in: database) {
            case .given:
                let isRepeated = try Self.isKnown(publicID, of: id, in: database)
                return RatingAnswer(refusedBecause: isRepeated ? nil : .rescoreLocked)
            case .notWanted:
                return RatingAnswer(refusedBecause: .requestCancelled)
            case .asked:
                let text = ["\(rating.score)", rating.feedback].compactMap(\.self)
                try Self.append(
                    MessageRecord(
                        sessionID: id,
                        publicID: publicID,
                        type: .csatSubmitted,
                        senderKind: .system,
                        text: text.joined(separator: ": "),
                        sentAt: now,
                        payload: .csatSubmitted(score: rating.score, feedback: rating.feedback)
                    ),
                    to: &session,
                    nil,
                    in: database
                )
                return RatingAnswer()
            }
        }
    }

    private static func ratingState(of session: SessionID, in database: Database) throws
        -> RatingState
    {
        let types: [MessageType] = [.csatRequested, .csatRequestCancelled, .csatSubmitted]
        let rows =
            try MessageRecord
            .filter(Column("sessionID") == session && types.contains(Column("type")))
            .order(Column("sequence"))
            .fetchAll(database)
        if rows.contains(where: { $0.type == .csatSubmitted }) { return .given }
        return rows.last?.type == .csatRequested ? .asked : .notWanted
    }
}
