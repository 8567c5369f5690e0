import HandoffCore
import JSON
import WidgetProtocol

/// What the trace tells of the conversations: which messages the core acknowledged, and which
/// sessions visitors resolved.
struct TracedConversations {
    private(set) var said: [String: [Evidence.Message]] = [:]
    private(set) var resolved: Set<String> = []
    /// Where each of the visitors' messages stands, by the id that the widget gave it.
    private var places: [String: Int] = [:]

    /// The ids of messages that an operator has given up.
    private let givenUp: Set<String>

    init(exchanges: [Exchange], givenUp: Set<String>) {
        self.givenUp = givenUp
        for exchange in exchanges {
            // A body that is not JSON acknowledges nothing.
            guard let request = try? JSONValue.parse(exchange.body),
                let session = request["session_id"]?.text
            else { continue }
            let isAccepted = exchange.status.map { 200..<300 ~= $0 }
            if exchange.path == WidgetEndpoint.resolveSession.template, isAccepted == true {
                resolved.insert(session)
            }
            guard exchange.path == WidgetEndpoint.sendMessage.template else { continue }
            switch isAccepted {
            case true?: add(messages(request, exchange.answer), of: request, in: session)
            case false?: continue
            case nil:
                // What the AI said to it, if anything, nobody was told.
                let unheard = Evidence.Message(author: "ai", text: "", isDue: false)
                let message = Self.ownMessage(request, isDue: false)
                add([message, unheard], of: request, in: session)
            }
        }
    }

    /// Adds what was said, unless the visitor's message has come before: then it is known from now
    /// on whether it was acknowledged.
    private mutating func add(
        _ messages: [Evidence.Message],
        of request: JSONValue,
        in session: String
    ) {
        let id = session + " " + (request["uuid"]?.text ?? "")
        let start = said[session]?.count ?? 0
        guard let own = messages.firstIndex(where: { $0.author == "visitor" }) else { return }
        if let place = places[id] {
            if messages[own].isDue { said[session]?[place].isDue = true }
            return
        }
        places[id] = start + own
        said[session, default: []] += messages
    }

    private func messages(_ request: JSONValue, _ answer: String?) -> [Evidence.Message] {
        guard let answer, let answer = try? JSONValue.parse(answer),
            answer["success"]?.truth == true
        else { return [] }
        let greetings = (request["initial_messages"]?.elements ?? []).map { greeting in
            Evidence.Message(author: "ai", text: greeting["content"]?.text ?? "")
        }
        let isGivenUp = givenUp.contains(request["uuid"]?.text ?? "")
        let own = Self.ownMessage(request, isDue: !isGivenUp)
        let reply = answer["autopilotResponse"]
        guard let text = reply?["value"]?["content"]?.text else { return greetings + [own] }
        let isDue = !givenUp.contains(reply?["id"]?.text ?? "")
        let component = answer["uiResponse"]?["value"]?["name"]?.text
        return greetings + [
            own,
            Evidence.Message(author: "ai", text: text, component: component, isDue: isDue),
        ]
    }

    private static func ownMessage(_ request: JSONValue, isDue: Bool) -> Evidence.Message {
        Evidence.Message(
            author: "visitor",
            text: request["content"]?.text ?? "",
            files: (request["attachments"]?.elements ?? []).compactMap { $0["name"]?.text },
            isDue: isDue
        )
    }
}

extension [Evidence.Message] {
    /// These messages with the AI's words in place of answers that did not reach the visitor at
    /// once: those that no other message has, or the apology of a core that was away for too long.
    func heard(_ answers: [String]) -> Self {
        var rest = answers
        for message in self where message.author == "ai" && !message.text.isEmpty {
            if let place = rest.firstIndex(of: message.text) { rest.remove(at: place) }
        }
        var unheard = rest[...]
        return map { message in
            guard message.author == "ai", message.text.isEmpty, !message.isDue else {
                return message
            }
            var message = message
            message.text = unheard.popFirst() ?? AutopilotAnswer.belatedApologyText
            return message
        }
    }
}
