import JSON
import Scenarios
import WidgetProtocol

/// A route of the core that others call, as the document names it.
enum Route: Hashable {
    case widget(WidgetEndpoint)
    case webhook

    private static let webhookPath = "/backend/creatio/webhook/{token}"

    static let all: [Route] = [.webhook] + WidgetEndpoint.allCases.map(Route.widget)

    /// The route of a request to the core; nil for any other.
    init?(of exchange: Exchange) {
        guard exchange.receiver == "core",
            let route = Self.all.first(where: {
                $0.method == exchange.method && exchange.path.fits($0.path)
            })
        else { return nil }
        self = route
    }

    var path: String {
        switch self {
        case .widget(let endpoint): endpoint.template
        case .webhook: Self.webhookPath
        }
    }

    var method: String {
        switch self {
        case .widget(let endpoint): endpoint.method
        case .webhook: "POST"
        }
    }

    var name: String {
        switch self {
        case .widget(let endpoint): "\(endpoint)"
        case .webhook: "creatioWebhook"
        }
    }

    /// What it is for (opencx.md sections 2.5 and 4.5).
    var summary: String {
        switch self {
        case .webhook: "Creatio's business processes tell of replies and closures."
        case .widget(.config): "What the widget has to know before anything else."
        case .widget(.createUnverifiedContact): "A visitor of whom nothing is proven."
        case .widget(.sessions): "The visitor's conversations, newest first."
        case .widget(.createSession): "Opens a conversation."
        case .widget(.poll): "What is new in a conversation."
        case .widget(.history): "Everything that was said in a conversation."
        case .widget(.sendMessage): "The visitor says something."
        case .widget(.resolveSession): "The visitor ends a conversation."
        case .widget(.upload): "A file of the visitor's."
        case .widget(.vote): "What the visitor thinks of an answer."
        case .widget(.checkpoint): "The page marks how far the visitor has come."
        case .widget(.executeAction): "A component of the page carries out an action."
        case .widget(.submitRating): "The visitor rates a conversation."
        case .widget(.authenticateUser): "The website's backend vouches for a visitor."
        }
    }

    /// The names in braces.
    var parameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { String($0.dropFirst().dropLast()) }
    }
}

extension String {
    /// Whether the path has the template's form.
    fileprivate func fits(_ template: String) -> Bool {
        let own = split(separator: "/", omittingEmptySubsequences: false)
        let parts = template.split(separator: "/", omittingEmptySubsequences: false)
        return own.count == parts.count
            && zip(own, parts).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
    }
}
