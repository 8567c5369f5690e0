/// How public grammar cases are judged, for the page.
package struct GrammarTally: Sendable, Equatable {
    /// One case and what became of it.
    package struct Verdict: Sendable, Equatable {
        /// What the text uses, such as `$filter` or `contains`.
        package let features: [String]
        /// Whether it lies within Creatio's practical surface.
        package let isWithinSurface: Bool
        /// Whether it is judged as the case says; nil where its rule is none that is judged.
        package let isRight: Bool?

        package init(features: [String], isWithinSurface: Bool, isRight: Bool?) {
            self.features = features
            self.isWithinSurface = isWithinSurface
            self.isRight = isRight
        }
    }

    private let verdicts: [Verdict]

    package init(_ verdicts: [Verdict]) {
        self.verdicts = verdicts
    }
}

extension GrammarTally {
    /// The chapter of the page in Markdown.
    var text: String {
        """
        ## The grammar

        \(verdicts.count) public grammar cases of eight projects, valid and invalid \
        ([whose](../README.md)); the first two columns are those within Creatio's practical \
        surface. The \(otherwise) that are judged otherwise than their authors say are listed \
        [with the reasons](../odata-cases-otherwise.txt), and none of them is within that \
        surface. \(unjudged) start from rules that are no part of an address and are not judged. \
        A case can use several things.

        \(table(of: groups))

        <details><summary>By what they use</summary>

        \(table(of: features))

        </details>
        """
    }

    private var otherwise: Int { verdicts.count { $0.isRight == false } }
    private var unjudged: Int { verdicts.count { $0.isRight == nil } }

    private typealias Row = (title: String, verdicts: [Verdict])

    private var groups: [Row] {
        var rows: [Row] = FeatureGroup.allCases.map { group in
            (
                group.rawValue,
                verdicts.filter { $0.features.contains { FeatureGroup(of: $0) == group } }
            )
        }
        rows.append(("names and addresses alone", verdicts.filter(\.features.isEmpty)))
        rows.append(("all", verdicts))
        return rows.filter { !$0.verdicts.isEmpty }
    }

    private var features: [Row] {
        Set(verdicts.flatMap(\.features)).sorted().map { feature in
            (feature, verdicts.filter { $0.features.contains(feature) })
        }
    }

    private func table(of rows: [Row]) -> String {
        let lines = rows.map { row in
            let judged = row.verdicts.filter { $0.isRight != nil }
            let within = judged.filter(\.isWithinSurface)
            let beyond = judged.filter { !$0.isWithinSurface }
            let numbers = [within, beyond].flatMap { part in
                ["\(part.count { $0.isRight == true })", "\(part.count)"]
            }
            return "| \(row.title) | " + numbers.joined(separator: " | ") + " |"
        }
        return """
            | uses | judged right | of | beyond the surface | of |
            |---|---|---|---|---|
            \(lines.joined(separator: "\n"))
            """
    }
}

/// What kind of thing a feature of a grammar case is.
private enum FeatureGroup: String, CaseIterable {
    case option = "query options and segments"
    case `operator` = "operators"
    case function = "functions"
    case literal = "literals"

    private static let operators: Set = [
        "eq", "ne", "gt", "ge", "lt", "le", "and", "or", "not", "in", "any", "all",
    ]

    init(of feature: String) {
        if feature.hasPrefix("$") {
            self = .option
        } else if feature.hasSuffix("literal") {
            self = .literal
        } else {
            self = Self.operators.contains(feature) ? .operator : .function
        }
    }
}
