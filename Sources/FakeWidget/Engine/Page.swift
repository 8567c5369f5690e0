import WidgetProtocol
import Wire

/// Everything that is gone when the page is loaded again.
struct Page: Sendable {
    /// The engine's fallbacks where the config says nothing or 0: widget-engine.md section 2.
    static let sessionPolling = Duration.seconds(10)
    static let listPolling = Duration.seconds(60)

    let number: Int
    var sessionPolling = Self.sessionPolling
    var listPolling = Self.listPolling
    var contactToken: Secret?
    var externalID: String?
    var conversation = Conversation()
    var shelf = SessionShelf()
    /// Counts the conversations that were opened on this page.
    var openings = 0
    /// Counts the messages that were sent on this page.
    var sends = 0
    /// The number of the send that the AI has yet to answer.
    var sendToAI: Int?
    var greetings: [SendMessage.InitialMessage] = []
    /// Whether the form stands where the chat will be.
    var showsForm = false
    /// What the visitor wrote into the form's extra fields, in the form's order.
    var collected: [(field: String, value: String)] = []
    /// The last message as it was sent, with what was sent of it.
    var lastSend: SendMessage?

    /// The conversation that is in the window, for whom an answer is meant that comes later.
    var opening: Opening { Opening(page: number, number: openings) }

    /// Whether the visitor has to wait for the AI before writing again.
    var isAwaitingAI: Bool {
        guard let session = conversation.session else { return sendToAI != nil }
        return conversation.awaitsAI || session.assigneeKind == "ai" && sendToAI != nil
    }

    /// Empties the window for another conversation, or for a new one.
    mutating func clearWindow() {
        openings += 1
        conversation = Conversation()
        sendToAI = nil
        greetings = []
    }
}

/// One showing of one conversation on one page.
struct Opening: Sendable, Hashable {
    let page: Int
    let number: Int
}
