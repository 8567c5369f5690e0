import FakeCreatio
package import YAML

/// A column of the case that the AI fills.
///
/// A column of the form `Usr...` that `given: creatio: columns:` does not declare is a text
/// column of the fake, so that a scenario need not say the same thing twice.
package struct GivenField: Sendable, Equatable {
    /// How the columns begin that an administrator adds (creatio.md section 1.2).
    static let customPrefix = "Usr"

    package let name: String
    package let position: SourcePosition
    package let title: String
    /// As the core's settings call it.
    package let type: String
    package let description: String
    /// The labels of a dropdown.
    package let values: [String]
    package let maxLength: Int?
    /// False for a column that the administrator has mapped although this Creatio has none.
    package let hasColumn: Bool

    static let shape = Shape<GivenField>.keys(
        .required("name", Shape<String>.text.located, "The column of the case."),
        .required("title", .text, "What the column is called on the settings page."),
        .optional(
            "type",
            .word([
                ("text", "text", "A short value in the AI's own words."),
                ("dropdown", "dropdown", "One of the values that the description lists."),
            ]),
            default: "text",
            "What kind of value the AI gives."
        ),
        .optional("description", .text, default: "", "What tells the AI how to choose the value."),
        .optional("values", .oneOrMore(.text), default: [], "The labels of a dropdown."),
        .optional("max length", .number, "The length to which a text is cut."),
        .optional(
            "column exists",
            .truth,
            default: true,
            "Whether this Creatio has the column; false for one that was mapped in vain."
        )
    ) {
        GivenField(
            name: $0.value,
            position: $0.position,
            title: $1,
            type: $2,
            description: $3,
            values: $4,
            maxLength: $5,
            hasColumn: $6
        )
    }
}

extension Reading {
    /// Makes a mapped field's column known, or reports that it is none.
    mutating func define(_ field: GivenField) {
        guard field.hasColumn, !catalogue.has(field.name, of: "Case") else { return }
        if field.name.hasPrefix(GivenField.customPrefix) {
            catalogue.add(Column(field.name, ColumnKind.text.columnType), to: "Case")
        } else {
            check(column: field.name, of: "Case", at: field.position)
        }
    }
}
