import FakeWidget

/// The visitor's page shows nothing of the kind, and goes on not to.
package struct ExpectVisitorDoesNotSee: Step {
    package static let key = "expect visitor does not see"
    package static let summary = "The visitor's page shows no such message for a while."
    package static let example = "expect visitor does not see: { contains: lost, for: 2 min }"

    let author: ExpectedMessage.Author?
    let part: String
    let visitor: String?
    let stretch: Duration

    package static let shape = Shape<ExpectVisitorDoesNotSee>.either(
        Shape<String>.text.map {
            ExpectVisitorDoesNotSee(author: nil, part: $0, visitor: nil, stretch: .seconds(30))
        },
        .keys(
            .author,
            .optional("contains", .text, default: "", "A part of the text; any text by default."),
            .visitor,
            .stretch
        ) { ExpectVisitorDoesNotSee(author: $0, part: $1, visitor: $2, stretch: $3) }
    )

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        try await stage.throughout(stretch) {
            let seen = await page.visible.first { message in
                (author?.admits(message.from) ?? true)
                    && (part.isEmpty || message.text.contains(part))
            }
            return seen.map { [Difference("the page", expected: "nothing", actual: $0.shown())] }
                ?? []
        }
    }
}
