/// The world as it stands before the first step.
package struct Given: Sendable, Equatable {
    package var creatio = GivenCreatio()
    package var settings = GivenSettings()
    /// At least one; the first is meant where a step names none.
    package var visitors = [GivenVisitor()]

    static let shape = Shape<Given>.keys(
        .optional("creatio", GivenCreatio.shape, default: GivenCreatio(), "The Creatio instance."),
        .optional("visitor", GivenVisitor.shape, "Who opens the page, where there is only one."),
        .optional("visitors", GivenVisitor.table, "Who opens the page, each by a name."),
        .optional(
            "settings",
            GivenSettings.shape,
            default: GivenSettings(),
            "The settings of the integration, as the administrator saves them."
        )
    ) { creatio, visitor, visitors, settings in
        var given = Given(creatio: creatio, settings: settings)
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

/// A person with a browser.
package struct GivenVisitor: Sendable, Equatable {
    /// The name by which a scenario with one visitor calls them.
    static let onlyName = "visitor"

    package var name = onlyName
    package var email: String?
    package var displayName: String?
    /// Whether the page proves the address to the widget (*authenticate user*).
    package var isVerified = false

    static let shape = Shape<GivenVisitor>.keys(
        .optional("email", .text, "The address that the page tells the widget."),
        .optional("name", .text, "The name that the page tells the widget."),
        .optional("verified", .truth, default: false, "Whether the page proves who it is.")
    ) { email, displayName, isVerified in
        GivenVisitor(email: email, displayName: displayName, isVerified: isVerified)
    }
    .checked { visitor, node, reading in
        guard visitor.isVerified, visitor.email == nil else { return }
        reading.report(
            "a verified visitor needs an 'email': it is the address that is verified",
            at: node.position
        )
    }

    static let table = Shape<[Member<GivenVisitor>]>
        .names(.visitor, of: shape, "A visitor, by a name.")
        .checked { visitors, node, reading in
            guard visitors.isEmpty else { return }
            reading.report("'visitors' is empty; name at least one", at: node.position)
        }
        .map { members in
            members.map { member in
                var visitor = member.value
                visitor.name = member.key
                return visitor
            }
        }
}
