package import Fidelity
package import Scenarios

/// What scenarios relied on of what is known of Creatio.
package struct RelianceReport: Sendable {
    private let reliance: Reliance

    /// - Parameters:
    ///   - results: The scenarios that were run.
    ///   - index: The ledger.
    package init(of results: [ScenarioResult], on index: LedgerIndex) {
        reliance = Reliance(
            of: results.flatMap(\.askedOfCreatio).map(AskedRequest.init),
            on: index
        )
    }

    /// One line for the end of a run.
    package var line: String {
        "relied on \(reliance.entries.count) ledger entries\(states.isEmpty ? "" : ": ")\(states) "
            + "(\(reliance.weakPercent) % of \(reliance.requestCount) requests on what is only "
            + "assumed or not covered); handrail run --reliance lists them"
    }

    /// The entries by state, and what no entry answers for.
    package var list: String {
        var parts = EvidenceState.allCases.compactMap { state -> String? in
            let entries = reliance.entries.filter { $0.state == state }
            guard !entries.isEmpty else { return nil }
            let lines = entries.map { "  \($0.id): \($0.says)" }
            return "relied on, \(state.rawValue)\n" + lines.joined(separator: "\n")
        }
        if !reliance.uncovered.isEmpty {
            let lines = reliance.uncovered.map { "  \($0.feature.rawValue), as in \($0.example)" }
            parts.append("in no entry of the ledger\n" + lines.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    /// Name and value of each number, for reports that machines read.
    package var properties: [(name: String, value: String)] {
        EvidenceState.allCases.map { state in
            ("ledger entries \(state.rawValue)", "\(reliance.count(of: state))")
        } + [
            ("requests to Creatio", "\(reliance.requestCount)"),
            ("requests on what is assumed or not covered", "\(reliance.weakCount)"),
        ]
    }

    private var states: String {
        EvidenceState.allCases.filter { reliance.count(of: $0) > 0 }
            .map { "\(reliance.count(of: $0)) \($0.rawValue)" }
            .joined(separator: ", ")
    }
}

extension AskedRequest {
    /// A request of a trace.
    fileprivate init(_ exchange: Exchange) {
        let mark = exchange.address.firstIndex(of: "?")
        self.init(
            method: exchange.method,
            path: exchange.path,
            query: mark.map { String(exchange.address[$0...].dropFirst()) } ?? "",
            hasToken: exchange.headers.contains { $0.name == "authorization" },
            body: exchange.body,
            status: exchange.status
        )
    }
}
