import YAML

/// The world as it stands before the first step.
package struct Given: Sendable, Equatable {
    package var creatio = GivenCreatio()
    package var settings = GivenSettings()
    /// At least one; the first is meant where a step names none.
    package var visitors = [GivenVisitor()]
    package var ai = GivenAI()

    static let shape = Shape<Given>.keys(
        .optional("creatio", GivenCreatio.shape, default: GivenCreatio(), "The Creatio instance."),
        .optional("visitor", GivenVisitor.shape, "Who opens the page, where there is only one."),
        .optional("visitors", GivenVisitor.table, "Who opens the page, each by a name."),
        .optional(
            "settings",
            GivenSettings.shape,
            default: GivenSettings(),
            "The settings of the integration, as the administrator saves them."
        ),
        .optional("ai", GivenAI.shape, default: GivenAI(), "The AI; by default a script.")
    ) { creatio, visitor, visitors, settings, ai in
        var given = Given(creatio: creatio, settings: settings, ai: ai)
        if let visitor { given.visitors = [visitor] }
        if let visitors { given.visitors = visitors }
        return given
    }
    .checked { given, node, reading in
        guard case .map(let entries) = node.content,
            let second = entries.filter({ ["visitor", "visitors"].contains($0.key) }).dropFirst()
                .first
        else { return }
        reading.report(
            "'visitor' and 'visitors' stand side by side; one of them is wanted",
            at: second.keyPosition
        )
    }
}
