/// What a visitor's words say about the conversation itself: a wish for a human, lost patience.
///
/// Plain lists of phrases, so that the same text always means the same; an AI behind HTTP judges
/// for itself.
enum VisitorSignals {
    /// What rules can ask for by name.
    enum Kind: String, Sendable, CaseIterable {
        case request, frustration

        var phrases: [Phrase] {
            switch self {
            case .request: VisitorSignals.requests
            case .frustration: VisitorSignals.frustration
            }
        }
    }

    /// A wish for a human.
    static let requests = [
        "human", "humans", "real person", "actual person", "a person", "live person",
        "live agent", "human agent", "an agent", "the agent", "live chat", "representative",
        "a rep", "support team", "customer service", "talk to someone", "speak to someone",
        "speak with someone", "talk with someone", "somebody real", "someone real",
        "mensch", "menschen", "mitarbeiter", "un humain", "être humain", "un conseiller",
        "una persona", "un humano", "un agente",
    ].map(Phrase.init)

    /// Lost patience.
    static let frustration = [
        "useless", "ridiculous", "unacceptable", "terrible", "awful", "waste of time",
        "fed up", "sick of", "angry", "furious", "frustrated", "frustrating", "makes no sense",
        "not helpful", "not helping", "doesn't help", "does not help", "you don't understand",
        "you do not understand", "worst", "stupid",
    ].map(Phrase.init)

    /// Words that say nothing of what it is about.
    private static let smallTalk: Set<String> = [
        "a", "an", "again", "am", "and", "any", "anyone", "can", "chat", "connect", "could", "do",
        "finally", "for", "get", "give", "good", "have", "hello", "help", "hey", "hi", "i", "i'd",
        "i'm", "is", "just", "like", "let", "may", "me", "morning", "my", "need", "no", "now",
        "ok", "okay", "or", "please", "right", "speak", "still", "talk", "thank", "thanks",
        "that", "the", "there", "this", "to", "transfer", "want", "wanna", "with", "would",
        "yes", "you", "your", "ich", "möchte", "bitte", "mit", "einem", "sprechen", "hallo",
        "je", "voudrais", "veux", "parler", "à", "bonjour", "quiero", "hablar", "con", "hola",
    ]

    /// Whether one of the phrases stands in the text.
    static func isFound(_ phrases: [Phrase], in text: String) -> Bool {
        let words = Phrase.words(of: text)
        return phrases.contains { $0.range(in: words) != nil }
    }

    /// The words that say what it is about.
    static func statement(in text: String) -> [String] {
        var words = Phrase.words(of: text)
        for phrase in requests {
            while let range = phrase.range(in: words) { words.removeSubrange(range) }
        }
        return words.filter { !smallTalk.contains($0) }
    }
}
