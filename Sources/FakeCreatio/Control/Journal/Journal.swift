import HTTPTypes
import Synchronization
import Wire

/// The last exchanges of one world.
final class Journal: Sendable {
    /// How many exchanges are kept; an older one makes room for a newer.
    static let capacity = 1000

    private struct State {
        var entries: [JournalEntry] = []
        var lastNumber = 0
    }

    private let state = Mutex(State())
    private let redaction = JournalRedaction()

    /// The exchanges that are kept, in the order of their arrival.
    var entries: [JournalEntry] { state.withLock(\.entries) }
    /// The number of the newest exchange, 0 where there was none.
    var lastNumber: Int { state.withLock(\.lastNumber) }

    /// Forgets the exchanges; the numbers go on.
    func clear() {
        state.withLock { $0.entries = [] }
    }

    /// Notes a request and returns its number.
    func arrived(_ request: WireRequest, at site: WorldSite, _ moment: Timestamp) -> Int {
        let headers = redaction.headers(request.headers)
        let query = redaction.query(request.query ?? "")
        let body = redaction.body(
            request.body,
            type: request.headers[.contentType],
            path: request.path
        )
        return state.withLock { state in
            state.lastNumber += 1
            if state.entries.count == Self.capacity { state.entries.removeFirst() }
            state.entries.append(
                JournalEntry(
                    number: state.lastNumber,
                    site: site,
                    arrivedAt: moment,
                    method: request.method.rawValue,
                    path: request.path,
                    query: query,
                    headers: headers,
                    body: body
                )
            )
            return state.lastNumber
        }
    }

    /// Notes what became of a request.
    func answered(
        _ number: Int,
        _ response: WireResponse,
        to request: WireRequest,
        fault: Int?,
        at moment: Timestamp
    ) {
        let headers = redaction.headers(response.headers)
        let body = redaction.body(
            response.body,
            type: response.headers[.contentType],
            path: request.path
        )
        state.withLock { state in
            // The entries are numbered without a gap; this one may have made room for newer ones.
            guard let oldest = state.entries.first?.number, number >= oldest else { return }
            let index = number - oldest
            state.entries[index].outcome = JournalEntry.Outcome(
                status: response.status.code,
                headers: headers,
                body: body,
                time: moment - state.entries[index].arrivedAt,
                delivery: response.delivery,
                fault: fault
            )
        }
    }
}
