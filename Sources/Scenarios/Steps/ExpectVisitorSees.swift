import FakeWidget
import OData
import WidgetProtocol

/// The visitor's page comes to show this.
package struct ExpectVisitorSees: Step {
    package static let key = "expect visitor sees"
    package static let summary =
        "The visitor's page comes to show this message or, in this order, these messages; "
        + "others may stand between them."
    package static let example =
        #"expect visitor sees: { from: agent, text: "Hello Ada, it ships today." }"#

    /// The messages in the order in which they must stand.
    let messages: [ExpectedMessage]
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectVisitorSees>.either(
        ExpectedMessage.short.map {
            ExpectVisitorSees(messages: [$0], visitor: nil, deadline: .seconds(60))
        },
        Shape<[ExpectedMessage]>.list(of: ExpectedMessage.shape).map {
            ExpectVisitorSees(messages: $0, visitor: nil, deadline: .seconds(60))
        },
        .keys(.author, .message, .component, .file, .times, .visitor, .deadline) {
            let message = ExpectedMessage(
                author: $0,
                text: $1,
                component: $2,
                file: $3,
                times: $4
            )
            return ExpectVisitorSees(messages: [message], visitor: $5, deadline: $6)
        }
    )

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        try await stage.eventually(within: deadline) {
            differences(from: await page.visible)
        }
    }

    private func differences(from visible: [VisibleMessage]) -> [Difference] {
        var rest = visible[...]
        for (index, expected) in messages.enumerated() {
            let subject = messages.count == 1 ? "the page" : "message \(index + 1)"
            guard let found = rest.firstIndex(where: expected.admits) else {
                let shown = rest.map(\.shown)
                let nearest = NearestWord.mostAlike(expected.phrase, among: shown)
                return [
                    Difference(
                        shown.count > 1 ? "\(subject), the most alike of \(shown.count)" : subject,
                        expected: expected.phrase,
                        actual: nearest ?? "nothing further"
                    )
                ]
            }
            rest = rest[(found + 1)...]
            let count = visible.count(where: expected.admits)
            if let times = expected.times, times != count {
                return [
                    Difference(
                        subject,
                        expected: "\(expected.phrase), \(times) times",
                        actual: "\(count) times"
                    )
                ]
            }
        }
        return []
    }
}

/// What is demanded of a message on the visitor's page.
struct ExpectedMessage: Sendable {
    let author: Author?
    let text: TextMatch?
    /// The action whose component is shown.
    let component: String?
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
        ExpectedMessage(author: nil, text: .equals($0), component: nil, file: nil, times: nil)
    }

    static let shape = Shape<ExpectedMessage>.either(
        short,
        .keys(.author, .message, .component, .file, .times) {
            ExpectedMessage(author: $0, text: $1, component: $2, file: $3, times: $4)
        }
    )
}

extension ExpectedMessage {
    func admits(_ message: VisibleMessage) -> Bool {
        (author?.admits(message.from) ?? true) && (text?.matches(message.text) ?? true)
            && (component.map { $0 == message.component?.name } ?? true)
            && (file.map { name in message.attachments.contains { $0.name == name } } ?? true)
    }

    fileprivate var phrase: String {
        let demands = [
            author.map { "from \($0.rawValue)" }, text?.phrase,
            component.map { "the component '\($0)'" }, file.map { "the file '\($0)'" },
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
    /// The message in one line of a failure.
    var shown: String {
        let component = component.map { " with the component '\($0.name)'" } ?? ""
        return "from \(from): \(text)\(component)"
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
    fileprivate static var message: Key {
        .optional("text", .textMatch, "What it says.")
    }
}

extension Key where Value == String? {
    fileprivate static var component: Key {
        .optional("component", .text, "The action whose component is shown.")
    }

    fileprivate static var file: Key {
        .optional("file", .text, "The name of a file that hangs on it.")
    }
}

extension Key where Value == Int? {
    fileprivate static var times: Key {
        .optional("times", .number, "How often it is shown; at least once by default.")
    }
}
