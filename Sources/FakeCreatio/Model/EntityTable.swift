package import OData

/// An object as one instance has it: the columns that it knows, and what OData makes of them.
package final class EntityTable: Sendable {
    package let name: String
    package let columns: [Column]
    package let entityType: EntityType
    /// The column whose value stands for the row in a lookup field.
    let displayColumn: Column
    /// The lookups of other objects, and of this one, that lead here and are foreign keys.
    let referrers: [Referrer]
    /// The properties whose values, taken together, no two rows share.
    let uniqueKeys: [[String]]
    /// The columns in their order, for an `INSERT`.
    let columnList: String
    /// The columns in their order, for a `SELECT`; the bytes of streams are not read.
    let selectList: String
    /// Whether a column holds a text for each language.
    let isLocalized: Bool
    private let indices: [String: Int]

    /// A lookup column of some object.
    struct Referrer: Sendable {
        let table: String
        let column: Column
    }

    init(schema: EntitySchema, referrers: [Referrer], entityType: EntityType) {
        name = schema.name
        columns = schema.columns
        self.entityType = entityType
        self.referrers = referrers.filter { $0.column.integrity != .unchecked }
        uniqueKeys = schema.uniqueKeys
        columnList = schema.columns.map { SQLFragment.identifier($0.property) }
            .joined(separator: ", ")
        isLocalized = schema.columns.contains(where: \.isLocalized)
        selectList = schema.columns.map(\.selection).joined(separator: ", ")
        // Every object has a name; the key serves where somebody made one that has none.
        displayColumn =
            schema.columns.first { $0.name == schema.displayColumn } ?? schema.columns[0]
        indices = Dictionary(
            schema.columns.enumerated().map { ($1.property, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The place of a property, such as `ContactId`, in `columns` and in a row's cells.
    func index(of property: String) -> Int? {
        indices[property]
    }

    func column(_ property: String) -> Column? {
        indices[property].map { columns[$0] }
    }

    /// The column of a lookup by the name of its navigation property, such as `Contact`.
    func lookup(_ navigation: String) -> Column? {
        guard let column = column(navigation + "Id"), column.target != nil else { return nil }
        return column
    }
}

/// A row of a table, one cell for each of its columns.
package struct EntityRow: Sendable, Equatable {
    package let table: EntityTable
    package var cells: [CellValue]

    init(table: EntityTable, cells: [CellValue]) {
        self.table = table
        self.cells = cells
    }

    /// A row in which every column has its type's empty value.
    init(emptyIn table: EntityTable) {
        self.table = table
        cells = table.columns.map(\.type.emptyValue)
    }

    package var id: String { self["Id"].id ?? CellValue.zeroGUID }

    /// The value of a property; null for one that the object lacks, and setting that does nothing:
    /// which columns an object has differs from instance to instance.
    package subscript(property: String) -> CellValue {
        get { table.index(of: property).map { cells[$0] } ?? .null }
        set {
            guard let index = table.index(of: property) else { return }
            cells[index] = newValue
        }
    }

    /// The row with the columns of another version of its object.
    func shown(as other: EntityTable) -> EntityRow {
        guard other !== table else { return self }
        return EntityRow(table: other, cells: other.columns.map { self[$0.property] })
    }

    package static func == (left: EntityRow, right: EntityRow) -> Bool {
        left.table === right.table && left.cells == right.cells
    }
}

extension Column {
    /// What a `SELECT` names to get the column's value.
    fileprivate var selection: String {
        type == .stream ? "NULL" : SQLFragment.identifier(property)
    }
}
