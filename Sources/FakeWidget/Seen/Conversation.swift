import JSON
import WidgetProtocol

/// What stands in the chat window, and how answers change it: the engine's rules without its
/// calls (widget-engine.md section 3).
struct Conversation: Sendable, Equatable {
    /// What the engine shows where an answer gives no better words.
    static let apology = "Something went wrong. Please refresh the page or try again."

    private(set) var messages: [VisibleMessage] = []
    private(set) var session: SeenSession?

    /// Whether the session's assignee is the AI and the last word is the visitor's.
    var awaitsAI: Bool {
        session?.assigneeKind == "ai" && messages.last?.from == .visitor
    }

    mutating func show(_ message: VisibleMessage) {
        messages.append(message)
    }

    /// Takes over the session that an answer brought.
    ///
    /// - Returns: Whether it differs from the one that was known.
    mutating func follow(_ new: SeenSession) -> Bool {
        guard new != session else { return false }
        session = new
        return true
    }

    /// Takes what a poll brought: rows whose id is not on the screen yet, in the order given.
    ///
    /// What is on the screen is never changed, moved or removed. Two rows with one id that come
    /// in one answer are both shown, as the engine shows them.
    mutating func take(history: JSONValue?) throws(EngineFault) {
        guard let rows = history?.elements else {
            throw .unreadable(what: "a poll without a history")
        }
        let shown = Set(messages.map(\.id))
        var fresh: [VisibleMessage] = []
        for row in rows {
            guard let message = try VisibleMessage.reading(row: row), !shown.contains(message.id)
            else { continue }
            fresh.append(message)
        }
        messages += fresh
    }

    /// Takes the AI's answer to a send; a component comes with it or not at all.
    mutating func take(sendAnswer answer: JSONValue, fallbackID: () -> String) {
        guard let response = answer["autopilotResponse"], response != .null else { return }
        let id = response["id"]?.text ?? fallbackID()
        guard !messages.contains(where: { $0.id == id }) else { return }
        messages.append(
            VisibleMessage(
                id: id,
                from: .ai,
                text: response["value"]?["content"]?.text ?? "",
                component: VisibleMessage.Component(uiResponse: answer["uiResponse"])
            )
        )
    }
}
