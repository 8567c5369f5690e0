/// A column of Case that the AI fills at handoff (opencx.md section 2.6).
package struct MappedField: Codable, Sendable, Equatable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// A short value in the AI's own words, converted to the type of the column.
        case text
        /// One of the values that the description lists; in a lookup column, the row that is
        /// called so.
        case dropdown
    }

    /// How long a text column is where nobody says otherwise.
    ///
    /// Creatio does not tell the length of a column (creatio.md section 1.3); 250 is that of
    /// *Text (250 characters)*, which the designer offers first. Where a column is shorter, Creatio
    /// refuses the text, and it is cut again to what the column takes.
    static let defaultMaxLength = 250

    /// The column's name in Creatio, such as `UsrOrderNumber`; a lookup goes by its own name or by
    /// that of its id, `Priority` or `PriorityId`.
    package var name: String
    /// The label that people see.
    package var title: String
    package var type: Kind
    /// What the AI is told about the value.
    package var description: String
    /// The labels of a dropdown; empty where only the description lists them.
    ///
    /// Where they are listed here, *Test & Save* checks that Creatio has each of them, and any
    /// other value of the AI is left out.
    package var values: [String]
    /// The length to which a text is cut; nil for 250, or for what is known of a stock column.
    package var maxLength: Int?

    package init(
        name: String,
        title: String,
        type: Kind,
        description: String,
        values: [String] = [],
        maxLength: Int? = nil
    ) {
        self.name = name
        self.title = title
        self.type = type
        self.description = description
        self.values = values
        self.maxLength = maxLength
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        name = try members.decode(String.self, forKey: .name)
        title = try members.decode(String.self, forKey: .title)
        type = try members.decode(Kind.self, forKey: .type)
        description = try members.decode(String.self, forKey: .description)
        values = try members.decodeIfPresent([String].self, forKey: .values) ?? []
        maxLength = try members.decodeIfPresent(Int.self, forKey: .maxLength)
    }
}
