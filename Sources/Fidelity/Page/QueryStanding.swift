/// What a query may use and whether it is answered, as the fake itself says.
package struct QueryStanding: Sendable, Equatable {
    /// What is done with a query that uses it.
    package enum Answer: String, Sendable, CaseIterable {
        case confirmed = "answered; seen on a live instance"
        case documented = "answered; documented, or used by clients that work"
        case assumed = "answered at the level `assumed` alone; refused by name otherwise"
        case refused = "refused, as Creatio refuses it"
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
        let rows = Answer.allCases.flatMap { answer in
            standings.filter { $0.answer == answer }.map {
                "| \($0.title) | \($0.answer.rawValue) | \($0.section) |"
            }
        }
        return """
            ## What a query may use

            Whether the fake answers a query goes by this table. Scenario runs and `handrail serve` \
            stand at the level `documented` unless they are told otherwise; what is not proved is \
            then refused with a sentence that names it, so that nobody builds on it unawares.

            | a query that uses | is | section |
            |---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }
}
