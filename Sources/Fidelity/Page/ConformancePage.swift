/// The page for partners: what the fake answers, where Creatio deviates, what is only assumed.
package struct ConformancePage: Sendable {
    package static let fileName = "CONFORMANCE.md"

    private let ledger: Ledger
    private let queries: [QueryStanding]
    private let grammar: GrammarTally?

    /// - Parameters:
    ///   - ledger: All entries.
    ///   - queries: What queries may use; empty where nobody says.
    ///   - grammar: The judged grammar cases; nil where none were judged.
    package init(ledger: Ledger, queries: [QueryStanding] = [], grammar: GrammarTally? = nil) {
        self.ledger = ledger
        self.queries = queries
        self.grammar = grammar
    }

    /// The page in Markdown.
    package var text: String {
        let queries = queries.isEmpty ? nil : QueryStanding.text(of: queries)
        return
            ([introduction, stateTable, clauseTable, queries, deviations, contradictions]
            + [assumptions, grammar?.text, casesTitle] + ledger.areas.map(areaTable))
            .compactMap { $0 }
            .joined(separator: "\n\n") + "\n"
    }

    private var introduction: String {
        """
        # What the fake Creatio answers, and how sure that is

        Generated from the ledger in this folder by `handrail fidelity --page`; do not edit it.

        The fake Creatio is built from public knowledge: Creatio's documents, sources and clients \
        that others have published, and measurements that others have made. **Its authors have \
        never compared it with a live instance.** Each behaviour below is a case that the fake \
        passes, with its source and one of four states. To learn how your own instance answers, \
        run `handrail fidelity --against https://your.creatio.com --user NAME`; it only reads \
        unless you give `--write`.

        The marks are those of the collection of facts (`creatio.md`, section 0): D documented by \
        Creatio, M measured on a live instance by somebody who published it, C seen in code, \
        L taken from the Microsoft OData library below Creatio, I inferred, ? unknown.
        """
    }

    private var stateTable: String {
        let rows = EvidenceState.allCases.map { state in
            "| \(state.rawValue) | \(ledger.cases.count { $0.state == state }) | \(state.meaning) |"
        }
        return """
            ## How much is known

            | state | cases | means |
            |---|---|---|
            \(rows.joined(separator: "\n"))
            | all | \(ledger.cases.count) | |
            """
    }

    private var clauseTable: String {
        let clauses = Dictionary(grouping: ledger.cases, by: \.plainClause)
        let rows = clauses.keys.sorted { $0.clauseOrder < $1.clauseOrder }.map { clause in
            let cases = clauses[clause, default: []]
            let counts = EvidenceState.allCases.map { state in
                let count = cases.count { $0.state == state }
                return count == 0 ? "" : "\(count)"
            }
            let deviations = cases.filter(\.isDeviation)
            let deviates =
                deviations.isEmpty
                ? "" : deviations.allSatisfy { $0.state == .assumed } ? "assumed" : "yes"
            return "| \(clause.escaped) | \(counts.joined(separator: " | ")) | \(deviates) |"
        }
        return """
            ## Clause by clause

            How many cases stand behind each clause of OData 4.0 (Part 1: Protocol, Part 2: URL \
            Conventions, CSDL, the JSON format) and behind what belongs to Creatio alone. A clause \
            with nothing but *assumed* is a clause of which nobody knows how Creatio answers it; \
            a clause that is missing here is not looked at.

            | clause | \(EvidenceState.allCases.map(\.rawValue).joined(separator: " | ")) \
            | Creatio deviates |
            |---|---|---|---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    private var deviations: String? {
        list(
            "Where Creatio deviates from the standard",
            "The fake deviates with it on purpose; a client that was tested against another OData"
                + " service stumbles here. Deviations that are only assumed are in the chapter"
                + " of what is assumed.",
            ledger.cases.filter { $0.isDeviation && $0.state != .assumed }
        )
    }

    private var contradictions: String? {
        list(
            "Where the sources disagree",
            "Builds differ, or one of the sources is wrong. The fake follows the source that the"
                + " case names; a switch of its profile gives the other answer where there is one.",
            ledger.cases.filter { $0.state == .contradicted }
        )
    }

    private var assumptions: String? {
        list(
            "What is only assumed",
            "Do not build on these: no public source shows them. The fake answers as the library"
                + " below Creatio would, or as a user would expect.",
            ledger.cases.filter { $0.state == .assumed }
        )
    }

    private func list(_ title: String, _ words: String, _ cases: [FidelityCase]) -> String? {
        guard !cases.isEmpty else { return nil }
        let areas = ledger.areas.compactMap { area -> String? in
            let lines = cases.filter { $0.area == area }.map { "- \($0.says.escaped) (`\($0.id)`)" }
            return lines.isEmpty ? nil : "**\(area)**\n\n" + lines.joined(separator: "\n")
        }
        return "## \(title)\n\n\(words)\n\n" + areas.joined(separator: "\n\n")
    }

    private var casesTitle: String {
        """
        ## The cases

        Every case with its source. The exchanges themselves are in the YAML files of this folder.
        """
    }

    private func areaTable(_ area: String) -> String {
        let cases = ledger.cases.filter { $0.area == area }
        let rows = cases.map { entry in
            let versions = entry.versions == "all" ? "" : " (\(entry.versions.escaped))"
            let marks = entry.marks.map(\.rawValue).joined(separator: " ")
            return "| `\(entry.id)` | \(entry.says.escaped)\(versions) | \(entry.state.rawValue)"
                + " | \(marks): \(entry.source.escaped) |"
        }
        return """
            <details><summary>\(area): \(cases.count)</summary>

            | case | says | state | source |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))

            </details>
            """
    }
}

extension EvidenceState {
    fileprivate var meaning: String {
        switch self {
        case .confirmed: "somebody measured it on a live instance and published that"
        case .documented: "Creatio documents it, or it stands in code that works against Creatio"
        case .assumed: "inferred, or taken from the library below Creatio"
        case .contradicted: "the sources disagree; the fake follows the one that is named"
        }
    }
}

extension FidelityCase {
    /// The clause of a deviation says so behind its title.
    fileprivate var isDeviation: Bool { clause.hasSuffix(Self.deviates) }

    fileprivate var plainClause: String {
        isDeviation ? String(clause.dropLast(Self.deviates.count)) : clause
    }

    private static let deviates = " (deviates)"
}

extension String {
    /// Fit for a cell of a table.
    fileprivate var escaped: String {
        replacing("|", with: "\\|").replacing("\n", with: " ").replacing("<", with: "&lt;")
            .replacing("*", with: "\\*")
    }

    /// Clauses of the standard first, its parts before the rest, and by number; Creatio's own
    /// behind them.
    fileprivate var clauseOrder: String {
        let part = hasPrefix("OData Part") ? "0" : hasPrefix("OData") ? "1" : "2"
        return part + split(separator: " ").map(\.sortable).joined(separator: " ")
    }
}

extension Substring {
    /// With numbers such as those in `11.4` filled up, so that they sort as numbers do.
    fileprivate var sortable: String {
        let steps: [String] = split(separator: ".").map { step in
            guard step.allSatisfy(\.isNumber) else { return String(step) }
            return String(repeating: "0", count: Swift.max(0, 3 - step.count)) + step
        }
        return steps.joined(separator: ".")
    }
}
