import GRDB
import JSON
import WidgetProtocol
import Wire

/// What the AI says, and what becomes of an answer that nobody waits for any more.
extension CoreStore {
    /// What became of an answer of the AI.
    enum Application: Sendable {
        /// It stands; with the row of what was said or shown, if anything was.
        case stands(MessageRecord?, Session)
        /// A newer message, a human or the end of the conversation came first.
        case cancelled(Session)
    }

    /// Keeps the AI's answer to the message at that place, unless it comes too late.
    ///
    /// An answer that hands the conversation over stands even when the visitor has written again:
    /// a human is wanted more rather than less then, and who waits for one must not wait twice.
    func apply(
        _ answer: AutopilotAnswer,
        to id: SessionID,
        answering place: Int64,
        messageID: String,
        now: Timestamp
    ) throws -> Application {
        try write { database in
            var session = try SessionRecord.find(database, key: id)
            let isOvertaken =
                try answer.handoff == nil && Self.hasMessage(after: place, in: id, database)
            guard session.isOpened, session.assigneeKind == .ai, !isOvertaken else {
                return try Self.cancel(&session, now, in: database)
            }
            let settings = try Self.creatioSettings(in: database)
            var row: MessageRecord?
            if answer.text != nil || answer.component != nil {
                row = try Self.append(
                    MessageRecord(answer, of: id, publicID: messageID, at: now),
                    to: &session,
                    settings,
                    in: database
                )
            }
            if let topic = answer.prohibitedTopic {
                try Self.note(
                    .prohibitedTopicDetected,
                    as: "prohibited topic",
                    topic,
                    in: &session,
                    now,
                    in: database
                )
            }
            if let handoff = answer.handoff {
                try Self.handOff(
                    handoff,
                    &session,
                    settings,
                    now,
                    reasoning: row == nil ? answer.reasoning : nil,
                    in: database
                )
            }
            return .stands(row, try Self.visible(session, in: database))
        }
    }

    /// Notes that an answer was called off.
    func cancelAnswer(in id: SessionID, now: Timestamp) throws -> Application {
        try write { database in
            var session = try SessionRecord.find(database, key: id)
            return try Self.cancel(&session, now, in: database)
        }
    }

    private static func cancel(
        _ session: inout SessionRecord,
        _ now: Timestamp,
        in database: Database
    ) throws -> Application {
        // A closed conversation stays as it is (widget-engine.md section 3, rule 8).
        if session.isOpened {
            try note(.aiResponseCancelled, as: "answer off", in: &session, now, in: database)
        }
        return .cancelled(try visible(session, in: database))
    }

    private static func hasMessage(after place: Int64, in id: SessionID, _ database: Database)
        throws -> Bool
    {
        try
            !MessageRecord
            .filter(Column("sessionID") == id && Column("sequence") > place)
            .filter(Column("senderKind") == HistoryMessage.Sender.Kind.user)
            .isEmpty(database)
    }
}

extension MessageRecord {
    /// What the AI says or shows.
    fileprivate init(
        _ answer: AutopilotAnswer,
        of session: SessionID,
        publicID: String,
        at now: Timestamp
    ) {
        self.init(
            sessionID: session,
            publicID: MessageID(rawValue: publicID),
            type: .message,
            senderKind: .ai,
            text: answer.text ?? "",
            actionCalls: answer.component.map { [$0.actionCall] } ?? [],
            reasoning: answer.reasoning,
            sentAt: now
        )
    }
}

extension AutopilotAnswer.Component {
    /// The component as the history has it; an action of ours is known by its name alone, which
    /// is its `operation_id` (opencx.md section 4.9).
    var actionCall: ActionCall {
        ActionCall(
            actionName: name,
            args: arguments,
            result: data,
            action: ActionCall.Action(id: name, name: name)
        )
    }
}
