import FakeWidget
import JSON
import WidgetProtocol

/// What is demanded of a message on the visitor's page.
struct ExpectedMessage: Sendable {
    let author: Author?
    /// The name that stands beside the message.
    let name: String?
    let text: TextMatch?
    /// The action whose component is shown.
    let component: String?
    /// What the component is given.
    let data: JSONValue?
    /// The name of a file that hangs on the message.
    let file: String?
    /// How often it is shown, exactly; nil for at least once.
    let times: Int?

    enum Author: String, Sendable, CaseIterable {
        case visitor
        case ai
        case agent
    }

    static let short = Shape<String>.text.map {
        ExpectedMessage(
            author: nil,
            name: nil,
            text: .equals($0),
            component: nil,
            data: nil,
            file: nil,
            times: nil
        )
    }

    static let shape = Shape<ExpectedMessage>.either(
        short,
        .keys(.author, .authorName, .message, .component, .data, .file, .times) {
            ExpectedMessage(
                author: $0,
                name: $1,
                text: $2,
                component: $3,
                data: $4,
                file: $5,
                times: $6
            )
        }
    )
}

extension ExpectedMessage {
    func admits(_ message: VisibleMessage) -> Bool {
        (author?.admits(message.from) ?? true) && (text?.matches(message.text) ?? true)
            && (name.map { $0 == message.author } ?? true)
            && (component.map { $0 == message.component?.name } ?? true)
            && (data.map { $0.isSame(as: message.component?.data) } ?? true)
            && (file.map { name in message.attachments.contains { $0.name == name } } ?? true)
    }

    var phrase: String {
        let demands = [
            author.map { "from \($0.rawValue)" }, name.map { "by \($0)" }, text?.phrase,
            component.map { "the component '\($0)'" }, data.map { "the data \($0)" },
            file.map { "the file '\($0)'" },
        ]
        let said = demands.compactMap(\.self)
        return said.isEmpty ? "any message" : said.joined(separator: ": ")
    }
}

extension ExpectedMessage.Author {
    func admits(_ origin: VisibleMessage.Origin) -> Bool {
        switch self {
        case .visitor: origin == .visitor
        case .ai: origin == .ai
        case .agent: origin == .agent
        }
    }
}

extension VisibleMessage {
    /// The message in one line of a failure; with its author's name where that matters.
    func shown(withName isNamed: Bool = false) -> String {
        let component = component.map { " with the component '\($0.name)' of \($0.data)" } ?? ""
        let name = isNamed ? ": by \(author ?? "nobody")" : ""
        return "from \(from)\(name): \(text)\(component)"
    }
}

extension Key where Value == ExpectedMessage.Author? {
    static var author: Key {
        .optional(
            "from",
            .word([
                ("visitor", .visitor, "The visitor's own message."),
                ("ai", .ai, "The AI's answer."),
                ("agent", .agent, "A rep's reply."),
            ]),
            "Who wrote it, as the page shows it."
        )
    }
}

extension Key where Value == TextMatch? {
    static var message: Key {
        .optional("text", .textMatch, "What it says.")
    }
}

extension Key where Value == String? {
    static var authorName: Key {
        .optional("by", .text, "The name that stands beside it.")
    }

    static var component: Key {
        .optional("component", .text, "The action whose component is shown.")
    }

    static var file: Key {
        .optional("file", .text, "The name of a file that hangs on it.")
    }
}

extension Key where Value == Int? {
    static var times: Key {
        .optional("times", .number, "How often it is shown; at least once by default.")
    }
}

extension Key where Value == JSONValue? {
    static var data: Key {
        .optional("data", .anything, "What the component is given.")
    }
}

extension JSONValue {
    /// Whether the two say the same, whatever the order of members.
    func isSame(as other: JSONValue?) -> Bool {
        guard let other else { return self == .null }
        if let own = members, let others = other.members {
            return own.count == others.count
                && own.allSatisfy { $0.value.isSame(as: other[$0.name]) }
        }
        if let own = elements, let others = other.elements {
            return own.count == others.count && zip(own, others).allSatisfy { $0.isSame(as: $1) }
        }
        return self == other
    }
}
