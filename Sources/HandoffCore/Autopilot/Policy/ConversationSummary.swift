import WidgetProtocol

/// A summary made of the conversation itself, for an AI that cannot write one.
enum ConversationSummary {
    /// How much of one message stands in it, in characters.
    static let quoteLimit = 200
    /// How many lines of the conversation a transcript keeps, the newest.
    static let transcriptLimit = 20

    /// What it was about, in the visitor's own words: the first message that says it and the last
    /// two, and the files.
    static func text(of turn: AutopilotTurn, trigger: HandoffTrigger, topic: String?) -> String {
        text(of: turn, opening: opening(trigger, topic))
    }

    /// The same with a first sentence of one's own.
    static func text(of turn: AutopilotTurn, opening: String) -> String {
        let sentences = [opening, statement(in: turn), files(in: turn)]
        return sentences.compactMap(\.self).joined(separator: " ")
    }

    /// The newest lines, each with who said it.
    static func transcript(of turn: AutopilotTurn) -> String {
        turn.messages.filter { $0.sender == .user || $0.sender == .ai || $0.sender == .agent }
            .suffix(transcriptLimit)
            .map { "\(author($0.sender)): \(quoted($0))" }
            .joined(separator: "\n")
    }

    private static func opening(_ trigger: HandoffTrigger, _ topic: String?) -> String {
        switch trigger {
        case .request: "The visitor asked for a human."
        case .frustration: "The visitor is frustrated."
        case .cannotResolve: "The AI could not resolve this."
        case .forbiddenTopic: "The AI may not handle this topic\(topic.map { ": \($0)" } ?? "")."
        }
    }

    private static func statement(in turn: AutopilotTurn) -> String {
        let said = turn.currentStretch.filter { message in
            message.sender == .user && !VisitorSignals.statement(in: message.text).isEmpty
        }
        guard let first = said.first else { return "Nothing was said of what it is about." }
        let last = said.dropFirst().suffix(2)
        let left = said.count - 1 - last.count
        let quotes = ([first] + last).map { "“\(quoted($0))”" }
        return "They wrote: " + quotes.joined(separator: "; ")
            + (left > 0 ? " (and \(left) more in between)." : ".")
    }

    private static func files(in turn: AutopilotTurn) -> String? {
        let names = turn.currentStretch.flatMap(\.attachments).map(\.name)
        return names.isEmpty ? nil : "Files: \(names.joined(separator: ", "))."
    }

    private static func quoted(_ message: AutopilotTurn.Message) -> String {
        let line = message.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let files = message.attachments.map { "[\($0.name)]" }
        let cut = line.count > quoteLimit ? line.prefix(quoteLimit) + "…" : line
        return ([cut].filter { !$0.isEmpty } + files).joined(separator: " ")
    }

    private static func author(_ sender: HistoryMessage.Sender.Kind) -> String {
        switch sender {
        case .user: "Visitor"
        case .ai: "AI"
        case .agent: "Rep"
        case .system, .unknown: "System"
        }
    }
}
