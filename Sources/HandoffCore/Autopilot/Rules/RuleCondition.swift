import WidgetProtocol

/// When a rule applies to a message; all that it names must hold.
struct RuleCondition: Sendable, Equatable {
    /// Who the visitor is to the core.
    enum Visitor: String, Sendable, CaseIterable {
        case anonymous, known, verified
    }

    /// One of these phrases stands in the message.
    var says: [Phrase] = []
    /// The message has one of these signals.
    var signals: [VisitorSignals.Kind] = []
    /// The pattern is found in the message.
    var matches: RulePattern?
    /// A file of one of these types came with it; `*` at the end stands for anything.
    var attaches: [String] = []
    /// The page is in one of these languages; `de` admits `de-AT`.
    var languages: [String] = []
    var visitor: Visitor?

    /// The values of the pattern's groups; nil where the condition does not hold.
    func groups(in message: AutopilotTurn.Message, of turn: AutopilotTurn) throws
        -> [String: String]?
    {
        guard says.isEmpty || VisitorSignals.isFound(says, in: message.text),
            signals.isEmpty || hasSignal(message.text),
            attaches.isEmpty || hasFile(message),
            languages.isEmpty || speaks(turn.language), isVisitor(turn.contact)
        else { return nil }
        guard let matches else { return [:] }
        return try matches.groups(in: message.text)
    }

    private func hasSignal(_ text: String) -> Bool {
        signals.contains { VisitorSignals.isFound($0.phrases, in: text) }
    }

    private func hasFile(_ message: AutopilotTurn.Message) -> Bool {
        message.attachments.contains { file in
            attaches.contains { pattern in
                pattern.hasSuffix("*")
                    ? file.type.hasPrefix(pattern.dropLast()) : file.type == pattern
            }
        }
    }

    private func speaks(_ language: String?) -> Bool {
        guard let language = language?.lowercased().replacing("_", with: "-") else { return false }
        return languages.contains { language == $0 || language.hasPrefix($0 + "-") }
    }

    private func isVisitor(_ contact: AutopilotTurn.Contact) -> Bool {
        switch visitor {
        case nil: true
        case .anonymous: contact.email == nil && contact.name == nil
        case .known: contact.email != nil || contact.name != nil
        case .verified: contact.isVerified
        }
    }
}
