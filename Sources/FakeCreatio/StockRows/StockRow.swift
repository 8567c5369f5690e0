import Wire

/// A row that a new instance has before anybody writes to it.
struct StockRow: Sendable {
    let object: String
    /// By the names of the properties; what is missing gets its default or stays empty.
    var values: [String: CellValue]

    init(_ object: String, id: String, name: String, _ values: [String: CellValue] = [:]) {
        self.init(object, id: id, values.merging(["Name": .text(name)]) { given, _ in given })
    }

    init(_ object: String, id: String, _ values: [String: CellValue]) {
        self.object = object
        self.values = values.merging(["Id": .guid(id)]) { given, _ in given }
    }
}

/// A lookup whose stock rows have known ids: the raw value of a case is the id.
package protocol StockLookup: RawRepresentable<String>, CaseIterable, Sendable {
    /// The code of the lookup object.
    static var object: String { get }
    /// The name in English.
    var name: String { get }
}

extension StockLookup {
    /// The id of the row.
    package var id: String { rawValue }

    func row(_ values: [String: CellValue] = [:]) -> StockRow {
        StockRow(Self.object, id: id, name: name, values)
    }
}

extension StockRow {
    /// Every stock row; a row that another one refers to may come later.
    private static let all: [StockRow] =
        organisation + caseLookups + activityLookups + otherLookups + StockSettings.rows

    private static let caseLookups: [StockRow] =
        StockCaseStatus.allCases.map(\.stockRow) + StockCasePriority.allCases.map(\.stockRow)
        + plain(StockCaseOrigin.self) + plain(StockCaseCategory.self)
        + plain(StockClosureCode.self) + plain(StockSupportLevel.self)
        + plain(StockMessageNotifier.self)
        + StockSatisfactionLevel.allCases.map(\.stockRow)

    private static let activityLookups: [StockRow] =
        StockActivityType.allCases.map(\.stockRow) + StockActivityStatus.allCases.map(\.stockRow)
        + plain(StockActivityPriority.self) + StockActivityCategory.allCases.map(\.stockRow)
        + plain(StockEmailType.self) + plain(StockEmailSendStatus.self)
        + plain(StockProcessStatus.self) + plain(StockFileGroup.self)
        + StockParticipantRole.allCases.map(\.stockRow)
        + StockCommunicationType.allCases.map(\.stockRow) + StockLanguage.allCases.map(\.stockRow)
        + plain(StockCulture.self)

    private static func plain<Lookup: StockLookup>(_: Lookup.Type) -> [StockRow] {
        Lookup.allCases.map { $0.row() }
    }
}

extension CreatioInstance {
    /// What the stock row of that id is called in English; nil where no such row is stock.
    package static func stockName(of id: String, in object: String) -> String? {
        StockRow.names[object]?[id]
    }
}

extension StockRow {
    /// By object and id.
    fileprivate static let names = Dictionary(grouping: all, by: \.object).mapValues { rows in
        Dictionary(
            rows.compactMap { row -> (String, String)? in
                guard case .guid(let id)? = row.values["Id"],
                    case .text(let name)? = row.values["Name"]
                else { return nil }
                return (id, name)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

// MARK: - Installation

extension StockRow {
    /// The contact who made the stock rows when Creatio was built (creatio.md section 4.5).
    static let author = "22c5540c-d9b1-49ef-8eb7-72419b78e57c"

    /// When Creatio was built; the moment is assumed, as every new instance has the same rows.
    private static let builtOn = Timestamp(microseconds: 1_675_209_600_000_000)

    /// Gives an empty store its stock rows, or what the instance has in their place; the rules of
    /// the objects do not work on them.
    static func install(_ own: OwnRows, in transaction: RowTransaction) throws {
        let schemas = transaction.model.tables.map { StockSchema.row(ofObject: $0.name) }
        let rows = try own.with(all + schemas, in: transaction.model)
        for row in rows { try row.install(in: transaction) }
        try StockTranslations.install(in: transaction, besides: own)
        guard !own.isEmpty else { return }
        try transaction.emptyLookupsThatLeadNowhere(in: Set(rows.map(\.object)))
    }

    /// Adds the row, if the instance has its object.
    func install(in transaction: RowTransaction) throws {
        guard let table = transaction.model.table(object) else { return }
        var row = EntityRow(emptyIn: table)
        for (index, column) in table.columns.enumerated() {
            if let value = values[column.property] {
                row.cells[index] = value
            } else if case .constant(let value) = column.defaultValue {
                row.cells[index] = value
            }
        }
        for property in ["CreatedOn", "ModifiedOn"] where values[property] == nil {
            row[property] = .moment(Self.builtOn)
        }
        for property in ["CreatedById", "ModifiedById"] { row[property] = .guid(Self.author) }
        try transaction.insert(row)
    }
}
