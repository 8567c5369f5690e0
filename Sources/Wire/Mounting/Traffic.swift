package import HTTPTypes
import Synchronization

/// Counts what is on the wire between our own client and our own servers.
///
/// A virtual clock may jump only while nothing is on its way through a socket. A request that a
/// server is working on is not on its way: its handler is a task like any other, and may itself
/// be asleep.
package final class Traffic: Sendable {
    private struct State {
        var nextID = 0
        /// Exchanges whose sender still waits.
        var open: Set<Int> = []
        /// Those of them that are between the two ends.
        var onTheWire: Set<Int> = []
    }

    /// Carries the exchange's number from client to server; servers remove it.
    private static let field = HTTPField.Name("X-Handrail-Exchange")
    private let state = Mutex(State())

    package init() {}

    /// Whether anything is between a client and a server.
    package var isBusy: Bool { state.withLock { !$0.onTheWire.isEmpty } }

    /// The client is about to send; marks the request and returns the exchange's number.
    package func sending(_ head: inout HTTPRequest) -> Int {
        let id = state.withLock { state in
            state.nextID += 1
            state.open.insert(state.nextID)
            state.onTheWire.insert(state.nextID)
            return state.nextID
        }
        if let field = Self.field { head.headerFields[field] = String(id) }
        return id
    }

    /// The client has its answer, or has given up waiting for it.
    package func finished(_ id: Int) {
        state.withLock { state in
            state.open.remove(id)
            state.onTheWire.remove(id)
        }
    }

    /// The client is about to give up, which takes its connection a moment of real time.
    package func withdrawing(_ id: Int) {
        putOnTheWire(id)
    }

    private func putOnTheWire(_ id: Int) {
        state.withLock { state in
            if state.open.contains(id) { state.onTheWire.insert(id) }
        }
    }

    /// The server has the whole request; takes the mark off and returns the exchange's number,
    /// nil for a request of somebody else's.
    func arrived(_ head: inout HTTPRequest) -> Int? {
        guard let field = Self.field, let mark = head.headerFields[field], let id = Int(mark)
        else { return nil }
        head.headerFields[field] = nil
        state.withLock { _ = $0.onTheWire.remove(id) }
        return id
    }

    /// The server's answer is about to leave.
    func answered(_ id: Int) {
        putOnTheWire(id)
    }
}
