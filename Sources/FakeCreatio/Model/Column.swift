/// A column of an object.
package struct Column: Sendable, Hashable {
    /// The name in the object designer: `Contact` for the lookup that OData shows as `ContactId`.
    package let name: String
    package let type: ColumnType
    /// Whether Creatio's pages insist on a value; OData does not (creatio.md section 3.6).
    package let isRequired: Bool
    package let defaultValue: DefaultValue?

    package init(
        _ name: String,
        _ type: ColumnType,
        isRequired: Bool = false,
        default defaultValue: DefaultValue? = nil
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.defaultValue = defaultValue
    }

    /// A lookup column.
    package static func lookup(
        _ name: String,
        to target: String,
        isRequired: Bool = false,
        default defaultValue: DefaultValue? = nil
    ) -> Column {
        Column(name, .lookup(to: target), isRequired: isRequired, default: defaultValue)
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
