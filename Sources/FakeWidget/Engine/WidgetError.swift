package import WidgetProtocol

/// What the widget cannot go on from.
package enum WidgetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The page shows no widget until it is loaded again.
    case didNotStart(reason: String)
    case formRefused(problem: String)
    /// The file picker does not offer such a file in this conversation.
    case fileNotOffered(name: String)
    case uploadRefused(status: Int)
    case uploadUnreadable
    case uploadLost(reason: String)

    package var description: String {
        switch self {
        case .didNotStart(let reason): "the widget does not start: \(reason)"
        case .formRefused(let problem): "the form is not sent: \(problem)"
        case .fileNotOffered(let name): "the file picker does not take '\(name)'"
        case .uploadRefused(let status): "Upload failed with status: \(status)"
        case .uploadUnreadable: "Failed to parse response"
        case .uploadLost(let reason): "the upload has no answer: \(reason)"
        }
    }
}

/// An answer that the engine puts up with although it is not what the API publishes.
package struct ProtocolBreach: Sendable, Equatable, CustomStringConvertible {
    package let endpoint: WidgetEndpoint
    package let problem: String

    package init(endpoint: WidgetEndpoint, problem: String) {
        self.endpoint = endpoint
        self.problem = problem
    }

    package var description: String {
        "the answer of \(endpoint.method) \(endpoint.template): \(problem)"
    }
}
