/// No case stands for the session, and none comes for a while.
package struct ExpectNoCase: Step {
    package static let key = "expect no case"
    package static let summary = "The core has created no case, and creates none for a while."
    package static let example = "expect no case: { for: 2 min }"

    let stretch: Duration

    package static let shape = Shape<ExpectNoCase>.either(
        .nothing(ExpectNoCase(stretch: .seconds(30))),
        .keys(.stretch) { ExpectNoCase(stretch: $0) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.throughout(stretch) {
            let count = try await stage.createdCases().count
            return count == 0
                ? [] : [Difference("cases", expected: "none", actual: "\(count)")]
        }
    }
}
