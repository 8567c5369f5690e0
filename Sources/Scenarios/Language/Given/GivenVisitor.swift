package import JSON
import YAML

/// A person with a browser.
package struct GivenVisitor: Sendable, Equatable {
    /// The name by which a scenario with one visitor calls them.
    static let onlyName = "visitor"

    package var name = onlyName
    package var email: String?
    package var displayName: String?
    /// Whether the page proves the address to the widget (*authenticate user*).
    package var isVerified = false
    /// What else the page, or its backend, says about the visitor.
    package var data: JSONValue?
    /// Whether the visitor's token ends after an hour.
    package var tokenExpires = false
    /// The form that the page shows before the chat.
    package var form: GivenForm?
    /// What the page shows before the visitor writes, and sends along with the first message.
    package var greetings: [String] = []
    /// Whether the page lets the visitor write before the AI has answered.
    package var writesAnyTime = false

    static let shape = Shape<GivenVisitor>.keys(
        .optional("email", .text, "The address that the page tells the widget."),
        .optional("name", .text, "The name that the page tells the widget."),
        .optional("verified", .truth, default: false, "Whether the page proves who it is."),
        .optional("data", .anything, "What else the page tells about the visitor."),
        .optional(
            "token expires",
            .truth,
            default: false,
            "Whether the token of a verified visitor ends after an hour."
        ),
        .optional("form", GivenForm.shape, "The form that the page shows before the chat."),
        .optional(
            "greetings",
            .oneOrMore(.text),
            default: [],
            "Greetings of the page that become messages of the conversation."
        ),
        .optional(
            "writes any time",
            .truth,
            default: false,
            "Whether the page lets the visitor write before the AI has answered."
        )
    ) {
        GivenVisitor(
            email: $0,
            displayName: $1,
            isVerified: $2,
            data: $3,
            tokenExpires: $4,
            form: $5,
            greetings: $6,
            writesAnyTime: $7
        )
    }
    .checked { visitor, node, reading in
        if visitor.isVerified, visitor.email == nil {
            reading.report(
                "a verified visitor needs an 'email': it is the address that is verified",
                at: node.position
            )
        }
        if visitor.tokenExpires, !visitor.isVerified {
            reading.report(
                "only a verified visitor has a token that expires; add 'verified: true'",
                at: node.position
            )
        }
        if let data = visitor.data, data.members == nil {
            reading.report("'data' takes a map", at: node.position)
        }
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
