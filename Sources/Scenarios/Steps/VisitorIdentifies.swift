/// A visitor who was anonymous signs in: the page vouches for them.
package struct VisitorIdentifies: Step {
    package static let key = "visitor identifies as"
    package static let summary = "A visitor signs in on the page, which vouches for the address."
    package static let example = "visitor identifies as: ada@example.com"

    let email: String
    let name: String?
    let visitor: String?

    package static let shape = Shape<VisitorIdentifies>.either(
        Shape<String>.text.map {
            VisitorIdentifies(email: $0, name: nil, visitor: nil)
        },
        .keys(
            .required("email", .text, "The address."),
            .optional("name", .text, "The name."),
            .actor
        ) { VisitorIdentifies(email: $0, name: $1, visitor: $2) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.visitor(visitor).identify(email: email, name: name)
    }
}
