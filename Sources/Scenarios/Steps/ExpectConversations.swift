import FakeWidget

/// The visitor's page comes to list so many conversations.
package struct ExpectConversations: Step {
    package static let key = "expect conversations"
    package static let summary = "The visitor's page comes to list so many conversations."
    package static let example = "expect conversations: { visitor: visitor, count: 1 }"

    let count: Int
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectConversations>.either(
        Shape<Int>.number.map {
            ExpectConversations(count: $0, visitor: nil, deadline: .seconds(60))
        },
        .keys(
            .required("count", .number, "How many, closed ones too."),
            .visitor,
            .deadline
        ) { ExpectConversations(count: $0, visitor: $1, deadline: $2) }
    )

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        try await stage.eventually(within: deadline) {
            let listed = await page.sessions.count
            return listed == count
                ? [] : [Difference("conversations", expected: "\(count)", actual: "\(listed)")]
        }
    }
}
