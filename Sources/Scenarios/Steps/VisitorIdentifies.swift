/// A visitor who was anonymous tells who they are.
package struct VisitorIdentifies: Step {
    package static let key = "visitor identifies as"
    package static let summary = "A visitor signs in on the page, which tells the widget who it is."
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
            .optional("verified", .truth, default: true, "Whether the page proves who it is."),
            .actor
        ) { VisitorIdentifies(email: $0, name: $1, isVerified: $2, visitor: $3) }
    )
}
