import FakeWidget

/// A visitor writes a message, with files or without.
///
/// The step begins the sending and ends as soon as the core has asked the AI for its answer, or
/// has answered the visitor without asking.
package struct VisitorSays: Step {
    package static let key = "visitor"
    package static let summary = "A visitor writes a message, uploading files with it."
    package static let example = "visitor: { says: Here is the receipt, attaches: receipt.pdf }"

    let text: String
    let files: [VisitorFile]
    let visitor: String?
    /// Whether the connection ends before the core's answer.
    var isCutOff = false

    package static let shape = Shape<VisitorSays>.either(
        Shape<String>.text.map { VisitorSays(text: $0, files: [], visitor: nil) },
        .keys(
            .optional("says", .text, default: "", "The message."),
            .optional("attaches", .oneOrMore(VisitorFile.shape), default: [], "Files to upload."),
            .actor,
            .optional(
                "is cut off",
                .truth,
                default: false,
                "Whether the connection ends before the core answers."
            )
        ) { VisitorSays(text: $0, files: $1, visitor: $2, isCutOff: $3) }
    )
    .checked { step, node, reading in
        guard step.text.isEmpty, step.files.isEmpty else { return }
        reading.report("the visitor neither says nor attaches anything", at: node.position)
    }

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        try await visitor.begin(sending: text, files: files)
        try await stage.eventually(within: .seconds(60)) {
            if await visitor.outcome != nil { return [] }
            guard let session = await visitor.session() else { return Self.onItsWay }
            return await stage.autopilot.isAsked(in: session) ? [] : Self.onItsWay
        }
        try await visitor.checkOutcome(isCutOff: isCutOff)
    }

    private static let onItsWay = [
        Difference("the message", expected: "taken by the core", actual: "still on its way")
    ]
}

extension StagedVisitor {
    /// Checks what became of the last message, as far as it is known yet.
    ///
    /// - Throws: `StepFailure` where the message did not reach the core, or did although the
    ///   scenario says otherwise.
    fileprivate func checkOutcome(isCutOff: Bool) throws {
        switch outcome {
        case .unsent where isCutOff, .unanswered where isCutOff: return
        case nil where isCutOff, .delivered where isCutOff, .overtaken where isCutOff:
            throw StepFailure("the message reached the core, and was not cut off")
        case nil, .delivered, .overtaken: return
        case .refused(let bubble):
            throw StepFailure("the visitor was told: '\(bubble)'")
        case .blocked:
            throw StepFailure("the visitor cannot write before the AI has answered")
        case .unsent, .unanswered, .empty, .broken:
            throw StepFailure("the message did not reach the core")
        }
    }
}

/// A file that a visitor uploads.
struct VisitorFile: Sendable {
    let name: String
    let type: String
    let content: String

    static let shape = Shape<VisitorFile>.either(
        Shape<String>.text.map { VisitorFile(name: $0) },
        .keys(
            .required("name", .text, "The file's name."),
            .optional("type", .text, "The media type; by default that of the file's ending."),
            .optional("content", .text, "The content; by default a line that names the file.")
        ) { VisitorFile(name: $0, type: $1, content: $2) }
    )

    private static let types = [
        "csv": "text/csv", "jpg": "image/jpeg", "jpeg": "image/jpeg", "pdf": "application/pdf",
        "png": "image/png", "txt": "text/plain",
    ]

    init(name: String, type: String? = nil, content: String? = nil) {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        self.name = name
        self.type = type ?? Self.types[ending] ?? "application/octet-stream"
        self.content = content ?? "The content of \(name)."
    }
}

extension Key where Value == String? {
    /// The visitor who acts.
    static var actor: Key {
        .optional("as", .name(.visitor), "The visitor who does it; the first one by default.")
    }

    /// The visitor whom an answer or an expectation is about.
    static var visitor: Key {
        .optional("visitor", .name(.visitor), "The visitor who is meant; the first by default.")
    }

    /// The rep who acts.
    static var rep: Key {
        .optional(
            "as",
            .name(.contact),
            "The rep who does it; by default the default case owner, or else the supervisor."
        )
    }
}
