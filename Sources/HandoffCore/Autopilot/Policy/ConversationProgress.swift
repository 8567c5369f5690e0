import WidgetProtocol

/// How far a conversation has come since it began or was last handed off, as a policy sees it.
struct ConversationProgress: Sendable, Equatable {
    /// The words with which the visitor said what it is about; greetings, thanks and the wish for
    /// a human do not count.
    var statementWords = 0
    /// A file may be the whole statement.
    var hasFiles = false
    /// How often the AI has answered after the visitor said something.
    var attempts = 0
    /// Whether the AI has asked what it is about.
    var wasAskedForDetails = false

    func hasStated(words: Int) -> Bool {
        hasFiles || statementWords >= words
    }
}

extension ConversationProgress {
    init(of turn: AutopilotTurn, wording: HandoffWording) {
        for message in turn.currentStretch where message.type == .message {
            switch message.sender {
            case .user:
                statementWords += VisitorSignals.statement(in: message.text).count
                hasFiles = hasFiles || !message.attachments.isEmpty
            case .ai where message.text == wording.asksForDetails:
                wasAskedForDetails = true
            case .ai where [wording.declines, wording.refusesTopic].contains(message.text):
                break
            case .ai where statementWords > 0 || hasFiles:
                attempts += 1
            case .ai, .agent, .system, .unknown:
                break
            }
        }
    }
}
