/// A column of an object.
package struct Column: Sendable, Hashable {
    /// The name in the object designer: `Contact` for the lookup that OData shows as `ContactId`.
    package let name: String
    package let type: ColumnType
    /// Whether Creatio's pages insist on a value; OData does not (creatio.md section 3.6).
    package let isRequired: Bool
    package let defaultValue: DefaultValue?
    /// What binds a lookup to the row that it leads to.
    package let integrity: LookupIntegrity
    /// Whether the column holds a password or its hash.
    ///
    /// What is written to it is not kept, so that nobody reads, filters or sorts by it; that it
    /// answers empty is assumed.
    package let isSecret: Bool
    /// Whether the column holds a text for each language (creatio.md section 4.0).
    package let isLocalized: Bool

    package init(
        _ name: String,
        _ type: ColumnType,
        isRequired: Bool = false,
        default defaultValue: DefaultValue? = nil,
        integrity: LookupIntegrity = .kept,
        isSecret: Bool = false,
        isLocalized: Bool = false
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.integrity = integrity
        self.isSecret = isSecret
        self.isLocalized = isLocalized
    }

    /// A lookup column.
    package static func lookup(
        _ name: String,
        to target: String,
        isRequired: Bool = false,
        default defaultValue: DefaultValue? = nil,
        integrity: LookupIntegrity = .kept
    ) -> Column {
        Column(
            name,
            .lookup(to: target),
            isRequired: isRequired,
            default: defaultValue,
            integrity: integrity
        )
    }

    /// The name of the OData property, which is also that of the table's column.
    package var property: String {
        target == nil ? name : name + "Id"
    }

    /// The object that a lookup leads to, nil for any other column.
    package var target: String? {
        guard case .lookup(let target) = type else { return nil }
        return target
    }

    /// The title in the pages: the words of the name, of which the first begins with a capital.
    ///
    /// Assumed; the real titles are not public.
    var caption: String {
        var words = ""
        for (index, letter) in name.enumerated() {
            if index > 0, letter.isUppercase, words.last?.isLowercase == true {
                words += " " + letter.lowercased()
            } else {
                words.append(letter)
            }
        }
        return words
    }
}

/// What binds a lookup to the row that it leads to (creatio.md section 3.9).
package enum LookupIntegrity: Sendable, Hashable {
    /// A foreign key: the row has to be there, and cannot be deleted while it is referred to.
    case kept
    /// A foreign key to the row's owner, with which the row is deleted.
    ///
    /// Which columns are so is assumed, but for the life-cycle rows of a case, which stand in the
    /// way of its deletion in some installations and not in others.
    case owned
    /// No foreign key: the row may be missing.
    case unchecked
}

/// Where the value of a column comes from when the insert brings none (creatio.md section 4).
package enum DefaultValue: Sendable, Hashable {
    case newID
    case currentDateTime
    case currentDate
    /// The contact of the user who saves.
    case currentUserContact
    case constant(CellValue)
    /// The value of the system setting with this code.
    case setting(String)
    /// The next number of the object's own sequence.
    case sequence
}
