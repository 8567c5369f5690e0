/// An object of the configuration: a kind of row with its columns.
///
/// Creatio calls it an *entity schema*. The columns are those of an installation with every
/// product (creatio.md section 4); which of them an instance has is decided by `InstanceModel`.
package struct EntitySchema: Sendable, Hashable {
    /// The code, which is also the name of the OData entity set and type.
    package let name: String
    /// The column whose value stands for the row in a lookup field.
    package let displayColumn: String
    /// All columns, the base columns among them, in the order in which OData lists them.
    package let columns: [Column]
    /// The properties whose values, taken together, no two rows share.
    package let uniqueKeys: [[String]]

    /// An object that derives from the base object.
    ///
    /// - Parameters:
    ///   - name: The code.
    ///   - displayColumn: The column whose value stands for the row.
    ///   - leading: How many of its own columns come before `CreatedOn`; `Id` is always first.
    ///   - uniqueKeys: The properties whose values, taken together, no two rows share.
    ///   - columns: Its own columns, without the base columns.
    package init(
        _ name: String,
        displayColumn: String = "Name",
        leading: Int = 0,
        uniqueKeys: [[String]] = [],
        columns: [Column]
    ) {
        self.init(
            name: name,
            displayColumn: displayColumn,
            uniqueKeys: uniqueKeys,
            allColumns: [Self.idColumn] + columns.prefix(leading) + Self.journalColumns
                + columns.dropFirst(leading)
        )
    }

    /// An object that derives from the base lookup, with `Name` and `Description`.
    package static func lookup(
        _ name: String,
        uniqueKeys: [[String]] = [],
        columns: [Column] = []
    ) -> EntitySchema {
        EntitySchema(
            name,
            uniqueKeys: uniqueKeys,
            columns: [
                Column("Name", .mediumText, isRequired: true, isLocalized: true),
                Column("Description", .mediumText, isLocalized: true),
            ] + columns
        )
    }

    /// The same object with more columns at its end.
    package func adding(_ columns: [Column]) -> EntitySchema {
        withColumns(self.columns + columns)
    }

    /// The same object with the columns that satisfy the condition.
    package func keeping(where isKept: (Column) -> Bool) -> EntitySchema {
        withColumns(columns.filter(isKept))
    }

    private func withColumns(_ columns: [Column]) -> EntitySchema {
        EntitySchema(
            name: name,
            displayColumn: displayColumn,
            uniqueKeys: uniqueKeys,
            allColumns: columns
        )
    }

    /// An object with these columns and no others.
    init(
        name: String,
        displayColumn: String,
        uniqueKeys: [[String]],
        allColumns: [Column]
    ) {
        self.name = name
        self.displayColumn = displayColumn
        self.uniqueKeys = uniqueKeys
        columns = allColumns
    }

    /// The columns that every object has (creatio.md section 4.0).
    static let baseColumns = [idColumn] + journalColumns

    fileprivate static let idColumn = Column("Id", .guid, isRequired: true, default: .newID)

    /// The columns that tell who saved a row and when (creatio.md section 4.0).
    ///
    /// That those two have no foreign key is assumed: the author of the stock rows is a contact of
    /// Creatio's own, of whom nothing but the id is known (section 4.5).
    fileprivate static let journalColumns: [Column] = [
        Column("CreatedOn", .dateTime, default: .currentDateTime),
        .lookup(
            "CreatedBy",
            to: "Contact",
            default: .currentUserContact,
            integrity: .unchecked
        ),
        Column("ModifiedOn", .dateTime, default: .currentDateTime),
        .lookup(
            "ModifiedBy",
            to: "Contact",
            default: .currentUserContact,
            integrity: .unchecked
        ),
        Column("ProcessListeners", .integer),
    ]
}

extension Column {
    /// Whether it is one of the base columns.
    var isOfEveryObject: Bool {
        self == EntitySchema.idColumn || EntitySchema.journalColumns.contains(self)
    }

    /// Whether the platform gives the column its value whoever saves: the key, the number of a
    /// sequence, and who made the row and when.
    var isFilledByPlatform: Bool {
        switch defaultValue {
        case .newID, .sequence: true
        default: EntitySchema.journalColumns.contains(self)
        }
    }
}
