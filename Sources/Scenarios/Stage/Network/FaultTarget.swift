import FakeCreatio
import WidgetProtocol

/// Which requests a fault is about.
struct FaultTarget: Sendable {
    /// Who receives them.
    enum Receiver: Sendable {
        case creatio
        case core
    }

    /// As the scenario names them.
    private(set) var words = ""
    var receiver = Receiver.creatio
    var pattern = RequestPattern()

    /// The requests that have a name of their own in the language.
    static let named: [(word: String, target: FaultTarget, meaning: String)] = [
        ("any call", FaultTarget(), "Any call of Creatio's OData service."),
        (
            "token", FaultTarget(pattern: requests { $0.site = .identity }),
            "The request for an access token."
        ),
        (
            "batch", FaultTarget(pattern: requests { $0.path = "*/$batch" }),
            "A batch of calls of Creatio."
        ),
        (
            "webhook",
            FaultTarget(
                receiver: .core,
                pattern: requests { $0.path = "/backend/creatio/webhook/*" }
            ),
            "A business process's call of the core."
        ),
        (
            "message",
            FaultTarget(
                receiver: .core,
                pattern: requests { $0.path = WidgetEndpoint.sendMessage.template }
            ),
            "A visitor's message on its way to the core."
        ),
    ]

    private static let methods = ["GET", "POST", "PATCH", "PUT", "DELETE"]

    /// Reads `POST Case`, or one of the names.
    init?(_ text: String) {
        if let known = Self.named.first(where: { $0.word == text }) {
            self = known.target
            self.words = text
            return
        }
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2, Self.methods.contains(words[0]) else { return nil }
        self.words = text
        pattern = Self.requests { pattern in
            pattern.method = words[0]
            pattern.set = words[1]
        }
    }

    private init(receiver: Receiver = .creatio, pattern: RequestPattern = RequestPattern()) {
        self.receiver = receiver
        self.pattern = pattern
    }

    /// The entity set where the target names one.
    var set: String? { pattern.set }

    /// The fault for these requests.
    func aimed(_ fault: Fault) -> Fault {
        var fault = fault
        fault.pattern = pattern
        return fault
    }

    private static func requests(_ change: (inout RequestPattern) -> Void) -> RequestPattern {
        var pattern = RequestPattern()
        change(&pattern)
        return pattern
    }
}

extension Shape where Value == FaultTarget {
    /// `POST Case`, `GET Activity`, or the name of a kind of request.
    static var faultTarget: Shape {
        Shape<String>.text.located.checked { text, _, reading in
            guard let target = FaultTarget(text.value) else {
                reading.refuse(
                    "request",
                    text.value,
                    allowed: FaultTarget.named.map(\.word),
                    otherwise: "a method and an object such as 'POST Case'",
                    at: text.position
                )
                return
            }
            if let set = target.set { reading.check(object: set, at: text.position) }
        }
        .map { FaultTarget($0.value) ?? .anyCall }
    }
}

extension FaultTarget {
    fileprivate static let anyCall = FaultTarget()
}
