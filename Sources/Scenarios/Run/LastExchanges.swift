/// Chooses the exchanges that a failure shows.
enum LastExchanges {
    /// How many are shown.
    private static let limit = 6

    /// The last ones, without the polling that goes on all the time unless it failed.
    static func that(matterIn exchanges: [Exchange]) -> [Exchange] {
        exchanges.filter { exchange in
            exchange.hasFailed || !exchange.isPolling
        }
        .suffix(limit)
    }
}

extension Exchange {
    fileprivate var hasFailed: Bool { status.map { $0 >= 400 } ?? true }

    fileprivate var isPolling: Bool {
        method == "GET" && (path.contains("/poll/") || path.hasSuffix("/sessions"))
    }
}
