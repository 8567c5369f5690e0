/// There come to be so many cases, and it stays so.
package struct ExpectCaseCount: Step {
    package static let key = "expect case count"
    package static let summary =
        "The core comes to have created so many cases, and creates no more for a while."
    package static let example = "expect case count: 1"

    let count: Int
    let deadline: Duration
    let stretch: Duration

    package static let shape = Shape<ExpectCaseCount>.either(
        Shape<Int>.number.map {
            ExpectCaseCount(count: $0, deadline: .seconds(60), stretch: .seconds(30))
        },
        .keys(.required("is", .number, "How many."), .deadline, .stretch) {
            ExpectCaseCount(count: $0, deadline: $1, stretch: $2)
        }
    )

    package func run(on stage: Stage) async throws {
        let look = {
            let actual = try await stage.createdCases().count
            return actual == count
                ? [] : [Difference("case count", expected: "\(count)", actual: "\(actual)")]
        }
        try await stage.eventually(within: deadline, look)
        try await stage.throughout(stretch, look)
    }
}
