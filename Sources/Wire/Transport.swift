/// What carries a request to whoever answers it: the live client, loopback sockets, or memory.
package protocol Transport: Sendable {
    /// Sends the request and waits for the whole answer.
    ///
    /// A transport has no time limit of its own: who sends knows how long it will wait and says
    /// so with `withDeadline`.
    ///
    /// - Throws: `TransportError` when no answer came, `CancellationError` when the task was
    ///   cancelled.
    func send(_ request: WireRequest) async throws -> WireResponse
}

/// Why no answer came; what became of the request is known only where the case says so.
package enum TransportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nobody answers at that authority: the request had no effect.
    case unreachable(authority: String)
    /// The connection ended before the answer was there: the request may have had its effect.
    case connectionLost(authority: String, reason: String)
    /// The answer is longer than whoever asked reads: the request had its effect.
    case answerTooLong(authority: String, limit: Int)

    package var description: String {
        switch self {
        case .unreachable(let authority):
            "nothing answers at '\(authority)'; is the address right and the server running?"
        case .connectionLost(let authority, let reason):
            "the connection to '\(authority)' ended before the answer came (\(reason))"
        case .answerTooLong(let authority, let limit):
            "'\(authority)' answers with more than \(limit) bytes, which are not read"
        }
    }
}

/// What answers requests: the whole of a server, without the socket.
package protocol Responder: Sendable {
    /// Answers the request; what goes wrong inside becomes a status, never a thrown error.
    func respond(to request: WireRequest) async -> WireResponse
}
