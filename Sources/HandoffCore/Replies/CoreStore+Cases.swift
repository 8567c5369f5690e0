import GRDB
import WidgetProtocol
import Wire

/// What reps do to a case as a whole: end it, reopen it, hand it on, delete it.
extension CoreStore {
    /// Whose case it is.
    enum CaseOwnership: Sendable, Equatable {
        case of(SessionID)
        /// It was the case of a session until a rep deleted it.
        case lost
        case unknown
    }

    func ownership(of caseID: CaseID) throws -> CaseOwnership {
        try read { database in
            let link = try CaseLink.filter(Column("caseID") == caseID).fetchOne(database)
            if let link { return link.isLost ? .lost : .of(link.sessionID) }
            return try LostCase.exists(database, key: caseID) ? .lost : .unknown
        }
    }

    /// Whether the session has a case that can be written to.
    static func hasCase(_ session: SessionID, in database: Database) throws -> Bool {
        try CaseLink.fetchOne(database, key: session).map { !$0.isLost } ?? false
    }

    func setRemark(_ remark: String, onCaseOf session: SessionID) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE caseLink SET remark = ? WHERE sessionID = ?",
                arguments: [remark, session]
            )
        }
    }

    /// Brings the session into line with its case.
    ///
    /// - Parameters:
    ///   - state: The case as it stands; nil where it is not there any more.
    ///   - id: The session of the case.
    ///   - now: The time.
    /// - Returns: What was done, in words for the record.
    /// - Throws: `DatabaseError`.
    func follow(_ state: CaseState?, of id: SessionID, now: Timestamp) throws -> String {
        try write { database in
            var session = try SessionRecord.find(database, key: id)
            var link = try CaseLink.find(database, key: id)
            guard let state else {
                // What is on its way to the case finds out by itself, and opens another one.
                let waits = try OutboxEntry.filter(Column("sessionID") == id).fetchCount(database)
                if waits == 0 { try Self.lose(&link, now: now, in: database) }
                return "the case was deleted"
            }
            let wasOver = link.isOver
            link.isOver = state.isOver
            try Self.record(state, in: &link, &session, now, in: database)
            try link.update(database)
            switch (state.isOver, session.isOpened) {
            case (true, true):
                try Self.close(&session, .closedResolvedByIntegration, now, in: database)
                return "closed"
            case (true, false):
                return "already closed"
            case (false, true):
                return "ignored: the case is not over"
            case (false, false):
                // A case that nobody has seen at its end is no case that was reopened: without
                // Resolved Status it stays open when the visitor is done.
                guard wasOver, try !Self.isAboutToResolve(id, in: database) else {
                    return "ignored: the visitor ended the conversation"
                }
                session.isOpened = true
                try Self.note(
                    .integrationReopenedSession,
                    as: "reopened",
                    in: &session,
                    now,
                    in: database
                )
                return "reopened"
            }
        }
    }

    /// Gives a session whose case is gone another one, with everything that was to be written.
    ///
    /// What waited for the old case is dropped: the new one tells the conversation from the
    /// beginning. A rep who deletes a case does not silence its visitor, so where something was
    /// still to be said there is a case again; where there was not, none is made.
    func replaceLostCase(of id: SessionID, now: Timestamp) throws {
        try write { database in
            let session = try SessionRecord.find(database, key: id)
            var link = try CaseLink.find(database, key: id)
            let waiting = try OutboxEntry.filter(Column("sessionID") == id).fetchAll(database)
            try OutboxEntry.filter(Column("sessionID") == id).deleteAll(database)
            try Self.lose(&link, now: now, in: database)
            let hasSomethingToSay = waiting.contains { entry in
                switch entry.intent {
                case .openCase, .writeNote, .writeMessage, .completeCase: true
                case .uploadFile, .linkContact, .resolveCase: false
                }
            }
            guard hasSomethingToSay else { return }
            try Self.openCase(of: session, handoff: session.handoff, now: now, in: database)
            if !session.isOpened, try Self.creatioSettings(in: database)?.resolvedStatusID != nil {
                try Self.add(.resolveCase, of: id, dueAt: now, in: database)
            }
        }
    }

    /// Notes that the case is gone.
    private static func lose(_ link: inout CaseLink, now: Timestamp, in database: Database) throws {
        try LostCase(caseID: link.caseID, sessionID: link.sessionID, lostAt: now).save(database)
        link.isLost = true
        link.isCreated = false
        link.remark = "case \(link.caseID) was deleted in Creatio"
        try link.update(database)
    }

    /// Notes who the case belongs to now.
    private static func record(
        _ state: CaseState,
        in link: inout CaseLink,
        _ session: inout SessionRecord,
        _ now: Timestamp,
        in database: Database
    ) throws {
        if let parent = state.parentID {
            link.remark =
                state.isOver
                ? "the case was merged into case \(parent)" : "the case is part of case \(parent)"
        }
        if let contact = state.contactID, contact != link.contactID {
            if link.contactID != nil { link.remark = "the case was moved to contact \(contact)" }
            link.contactID = contact
        }
        guard state.ownerID != link.ownerID else { return }
        let isFirstLook = link.ownerID == nil
        let settings = try creatioSettings(in: database)
        link.ownerID = state.ownerID
        guard let owner = state.ownerID,
            !isFirstLook || owner.rawValue != settings?.defaultCaseOwnerID
        else { return }
        try note(
            .agentAssignedByIntegration,
            as: "assigned",
            state.ownerName,
            in: &session,
            now,
            in: database
        )
    }

    /// Whether the end of the conversation has still to be written to the case.
    private static func isAboutToResolve(_ id: SessionID, in database: Database) throws -> Bool {
        try OutboxEntry.filter(Column("sessionID") == id).fetchAll(database)
            .contains { $0.intent == .resolveCase }
    }
}
