import FakeWidget

/// A visitor uploads a file, which goes out with the next message.
package struct VisitorUploads: Step {
    package static let key = "visitor uploads"
    package static let summary = "A visitor uploads a file, which goes out with the next message."
    package static let example =
        "visitor uploads: { file: { name: big.pdf, bytes: 6000000 }, is told: { contains: big } }"

    let file: VisitorFile
    /// False where the file comes past the widget's file picker.
    let isPicked: Bool
    let refusal: TextMatch?
    let visitor: String?

    package static let shape = Shape<VisitorUploads>.either(
        Shape<String>.text.map {
            VisitorUploads(
                file: VisitorFile(name: $0),
                isPicked: true,
                refusal: nil,
                visitor: nil
            )
        },
        .keys(
            .required("file", VisitorFile.shape, "The file."),
            .optional(
                "past the picker",
                .truth,
                default: false,
                "Whether a script uploads it that asks no file picker."
            ),
            .optional("is told", .textMatch, "What is wrong with it; it must be refused."),
            .actor
        ) { VisitorUploads(file: $0, isPicked: !$1, refusal: $2, visitor: $3) }
    )

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        try await stage.refusing(refusal) {
            try await visitor.upload(file, isPicked: isPicked)
        }
    }
}
