/// A long conversation: a visitor and the AI take turns.
package struct VisitorAndAITalk: Step {
    package static let key = "visitor and ai talk"
    package static let summary =
        "A visitor asks so many questions, 'Question 1' and on, and the AI answers 'Answer 1' and on."
    package static let example = "visitor and ai talk: 125"

    let turns: Int
    let visitor: String?

    package static let shape = Shape<VisitorAndAITalk>.either(
        Shape<Int>.number.map { VisitorAndAITalk(turns: $0, visitor: nil) },
        .keys(
            .required("turns", .number, "How many questions, each with its answer."),
            .visitor
        ) { VisitorAndAITalk(turns: $0, visitor: $1) }
    )

    package func run(on stage: Stage) async throws {
        for turn in 1...max(turns, 1) {
            let question = VisitorSays(
                text: "Question \(turn)",
                files: [],
                refusal: nil,
                visitor: visitor
            )
            try await question.run(on: stage)
            let answer = AIAnswers(
                text: "Answer \(turn)",
                reasoning: nil,
                component: nil,
                handoff: nil,
                visitor: visitor
            )
            try await answer.run(on: stage)
        }
    }
}
