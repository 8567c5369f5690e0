/// An object of the configuration: a kind of row with its columns.
///
/// Creatio calls it an *entity schema*. The columns are those of an installation with every
/// product (creatio.md section 4); which of them an instance has is decided by `InstanceModel`.
package struct EntitySchema: Sendable {
    /// The code, which is also the name of the OData entity set and type.
    package let name: String
    /// The column whose value stands for the row in a lookup field.
    package let displayColumn: String
    /// All columns, the base columns among them, in the order in which OData lists them.
    package let columns: [Column]

    /// An object that derives from the base object.
    ///
    /// - Parameters:
    ///   - name: The code.
    ///   - displayColumn: The column whose value stands for the row.
    ///   - leading: How many of its own columns come before `CreatedOn`; `Id` is always first.
    ///   - columns: Its own columns, without the base columns.
    package init(
        _ name: String,
        displayColumn: String = "Name",
        leading: Int = 0,
        columns: [Column]
    ) {
        self.name = name
        self.displayColumn = displayColumn
        self.columns =
            [Self.idColumn] + columns.prefix(leading) + Self.journalColumns
            + columns.dropFirst(leading)
    }

    /// An object that derives from the base lookup, with `Name` and `Description`.
    package static func lookup(_ name: String, columns: [Column] = []) -> EntitySchema {
        EntitySchema(
            name,
            columns: [
                Column("Name", .mediumText, isRequired: true),
                Column("Description", .mediumText),
            ] + columns
        )
    }

    /// The same object with more columns at its end.
    func adding(_ columns: [Column]) -> EntitySchema {
        EntitySchema(name: name, displayColumn: displayColumn, allColumns: self.columns + columns)
    }

    /// The same object with the columns that satisfy the condition.
    func keeping(where isKept: (Column) -> Bool) -> EntitySchema {
        EntitySchema(
            name: name,
            displayColumn: displayColumn,
            allColumns: columns.filter(isKept)
        )
    }

    private init(name: String, displayColumn: String, allColumns: [Column]) {
        self.name = name
        self.displayColumn = displayColumn
        columns = allColumns
    }

    private static let idColumn = Column("Id", .guid, isRequired: true, default: .newID)

    /// The columns that tell who saved a row and when (creatio.md section 4.0).
    private static let journalColumns: [Column] = [
        Column("CreatedOn", .dateTime, default: .currentDateTime),
        .lookup("CreatedBy", to: "Contact", default: .currentUserContact),
        Column("ModifiedOn", .dateTime, default: .currentDateTime),
        .lookup("ModifiedBy", to: "Contact", default: .currentUserContact),
        Column("ProcessListeners", .integer),
    ]
}
