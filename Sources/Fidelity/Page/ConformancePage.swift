/// The page for partners: what the fake answers, where Creatio deviates, what is only assumed.
package struct ConformancePage: Sendable {
    package static let fileName = "CONFORMANCE.md"

    /// How many grammar cases of one feature were judged right.
    package struct GrammarCount: Sendable, Equatable {
        package let feature: String
        package let right: Int
        package let total: Int

        package init(feature: String, right: Int, total: Int) {
            self.feature = feature
            self.right = right
            self.total = total
        }
    }

    private let ledger: Ledger
    private let grammar: [GrammarCount]

    /// - Parameters:
    ///   - ledger: All entries.
    ///   - grammar: The judged grammar cases, by feature; empty where none were judged.
    package init(ledger: Ledger, grammar: [GrammarCount]) {
        self.ledger = ledger
        self.grammar = grammar
    }

    /// The page in Markdown.
    package var text: String {
        ([introduction, stateTable, clauseTable, deviations, contradictions, assumptions]
            + [grammarTable] + ledger.areas.map(areaTable))
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
        let clauses = Dictionary(grouping: ledger.cases, by: \.clause)
        let rows = clauses.keys.sorted { $0.clauseOrder < $1.clauseOrder }.map { clause in
            let counts = EvidenceState.allCases.map { state in
                "\(clauses[clause, default: []].count { $0.state == state })"
            }
            return "| \(clause) | " + counts.joined(separator: " | ") + " |"
        }
        return """
            ## Clause by clause

            How many cases stand behind each clause of OData 4.0 (Part 1: Protocol, Part 2: URL \
            Conventions, the JSON format); what belongs to Creatio alone stands under its own name.

            | clause | \(EvidenceState.allCases.map(\.rawValue).joined(separator: " | ")) |
            |---|---|---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    private var deviations: String? {
        list(
            "Where Creatio deviates from the standard on purpose",
            "The fake deviates with it; a client that was tested against another OData service"
                + " stumbles here.",
            ledger.cases.filter(\.isDeviation)
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
        let lines = cases.map { "- \($0.says.escaped) (`\($0.id)`)" }
        return "## \(title)\n\n\(words)\n\n" + lines.joined(separator: "\n")
    }

    private var grammarTable: String? {
        guard !grammar.isEmpty else { return nil }
        let rows = grammar.sorted { $0.feature < $1.feature }.map {
            "| \($0.feature.escaped) | \($0.right) | \($0.total) |"
        }
        return """
            ## The grammar

            Public grammar cases of eight projects, valid and invalid, within the practical \
            surface of Creatio, by what they use; a case can use several things.

            | feature | judged right | cases |
            |---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    private func areaTable(_ area: String) -> String {
        let rows = ledger.cases.filter { $0.area == area }.map { entry in
            let versions = entry.versions == "all" ? "" : " (\(entry.versions.escaped))"
            let marks = entry.marks.map(\.rawValue).joined(separator: " ")
            return "| `\(entry.id)` | \(entry.says.escaped)\(versions) | \(entry.state.rawValue)"
                + " | \(marks): \(entry.source.escaped) |"
        }
        return """
            ## \(area)

            | case | says | state | source |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))
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
    fileprivate var isDeviation: Bool { clause.hasSuffix("(deviates)") }
}

extension String {
    /// Fit for a cell of a table.
    fileprivate var escaped: String {
        replacing("|", with: "\\|").replacing("\n", with: " ").replacing("<", with: "&lt;")
    }

    /// Clauses of the standard first, by their titles; Creatio's own behind them.
    fileprivate var clauseOrder: String { hasPrefix("OData") ? "0" + self : "1" + self }
}
