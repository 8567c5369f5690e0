/// A request and what became of it, with its secrets hidden.
package struct Exchange: Sendable, Equatable {
    /// Counts the requests of a run in the order in which they were sent, from 1.
    package let number: Int
    /// Who sent it, such as `core`.
    package let sender: String
    /// Who was asked, such as `creatio`.
    package let receiver: String
    package let method: String
    /// The absolute address.
    package let address: String
    package let headers: [Header]
    package let body: String
    /// Virtual time since the beginning of the run.
    package let sentAt: Duration
    /// Nil while nobody has answered.
    package var outcome: Outcome?

    /// A header field, its name in lower case.
    package struct Header: Sendable, Equatable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What the sender got.
    package enum Outcome: Sendable, Equatable {
        case answered(status: Int, headers: [Header], body: String, at: Duration)
        case failed(reason: String, at: Duration)
    }

    package init(
        number: Int,
        sender: String,
        receiver: String,
        method: String,
        address: String,
        headers: [Header],
        body: String,
        sentAt: Duration,
        outcome: Outcome? = nil
    ) {
        self.number = number
        self.sender = sender
        self.receiver = receiver
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
        self.sentAt = sentAt
        self.outcome = outcome
    }
}

extension Exchange {
    /// The path without the query.
    package var path: String {
        guard let scheme = address.firstRange(of: "://") else { return address }
        let rest = address[scheme.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return "/" }
        return String(rest[slash...].prefix { $0 != "?" })
    }

    package var status: Int? {
        guard case .answered(let status, _, _, _)? = outcome else { return nil }
        return status
    }

    package var answer: String? {
        guard case .answered(_, _, let body, _)? = outcome else { return nil }
        return body
    }

    /// The request as a line of text that any shell can send.
    package var curl: String {
        var parts = ["curl"]
        if method != "GET" { parts.append("-X \(method)") }
        parts.append(address.quotedForShell)
        parts += headers.map { "-H " + "\($0.name): \($0.value)".quotedForShell }
        if !body.isEmpty { parts.append("--data-raw " + body.quotedForShell) }
        return parts.joined(separator: " ")
    }
}

extension String {
    fileprivate var quotedForShell: String {
        "'" + replacing("'", with: #"'\''"#) + "'"
    }
}
