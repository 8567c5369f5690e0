/// A visitor who was anonymous signs in, and the page vouches for them; or merely says who they
/// are.
package struct VisitorIdentifies: Step {
    package static let key = "visitor identifies as"
    package static let summary =
        "A visitor signs in on the page, which vouches for the address, or passes it on unproven."
    package static let example = "visitor identifies as: ada@example.com"

    let email: String
    let name: String?
    let isVerified: Bool
    let visitor: String?

    package static let shape = Shape<VisitorIdentifies>.either(
        Shape<String>.text.map {
            VisitorIdentifies(email: $0, name: nil, isVerified: true, visitor: nil)
        },
        .keys(
            .required("email", .text, "The address."),
            .optional("name", .text, "The name."),
            .optional("verified", .truth, default: true, "Whether the page proves it."),
            .actor
        ) { VisitorIdentifies(email: $0, name: $1, isVerified: $2, visitor: $3) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.visitor(visitor)
            .identify(email: email, name: name, isVerified: isVerified)
    }
}
