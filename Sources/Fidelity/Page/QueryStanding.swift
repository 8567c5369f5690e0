/// What a query may use and whether it is answered, as the fake itself says.
package struct QueryStanding: Sendable, Equatable {
    /// What is done with a query that uses it.
    package enum Answer: String, Sendable, CaseIterable {
        case confirmed = "answered; seen on a live instance"
        case documented = "answered; documented, or used by clients that work"
        case assumed = "not proved: answered at the level `assumed` alone, else refused by name"
        case refused = "refused at every level"
    }

    package let title: String
    package let answer: Answer
    /// The section of creatio.md with the facts.
    package let section: String

    package init(title: String, answer: Answer, section: String) {
        self.title = title
        self.answer = answer
        self.section = section
    }
}

extension QueryStanding {
    /// The chapter of the page in Markdown.
    static func text(of standings: [QueryStanding]) -> String {
        let rows = Answer.allCases.map { answer in
            let titles = standings.filter { $0.answer == answer }.map {
                "\($0.title) (\($0.section))"
            }
            return "| \(answer.rawValue) | " + titles.joined(separator: "; ") + " |"
        }
        return """
            ## What a query may use

            The fake answers or refuses a query by this table; the numbers are the sections of \
            `creatio.md`. Scenario runs stand at the level `documented`, so that nobody builds \
            unawares on what is not proved; `handrail serve --only creatio` stands at `assumed` \
            unless `--level` says otherwise.

            | a query is | when it uses |
            |---|---|
            \(rows.joined(separator: "\n"))
            """
    }
}
