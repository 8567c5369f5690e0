import Scenarios

/// An exchange in three lines: who asked whom, the request for a shell, the answer.
struct ExchangeText {
    let exchange: Exchange

    /// How much of a request or an answer is shown.
    private static let lengthLimit = 1200

    var text: String {
        let head = "#\(exchange.number) \(exchange.sender) → \(exchange.receiver)"
        switch exchange.outcome {
        case .answered(let status, _, let body, _)?:
            let answer = body.isEmpty ? "" : "\n    \(Self.short(body))"
            return "\(head): \(status)\n    \(Self.short(exchange.curl))\(answer)"
        case .failed(let reason, _)?:
            return "\(head): \(reason)\n    \(Self.short(exchange.curl))"
        case nil:
            return "\(head): no answer yet\n    \(Self.short(exchange.curl))"
        }
    }

    private static func short(_ text: String) -> String {
        let line = text.replacing("\n", with: "⏎").replacing("\r", with: "")
        return line.count > lengthLimit ? line.prefix(lengthLimit) + "…" : line
    }
}
