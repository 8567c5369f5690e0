import Wire

/// A row that a new instance has before anybody writes to it.
struct StockRow: Sendable {
    let object: String
    /// By the names of the properties; what is missing gets its default or stays empty.
    let values: [String: CellValue]

    init(_ object: String, id: String, name: String, _ values: [String: CellValue] = [:]) {
        self.object = object
        self.values = values.merging(["Id": .guid(id), "Name": .text(name)]) { given, _ in given }
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
    static let all: [StockRow] =
        organisation + caseLookups + activityLookups

    private static let caseLookups: [StockRow] =
        StockCaseStatus.allCases.map(\.stockRow) + StockCasePriority.allCases.map(\.stockRow)
        + StockCaseOrigin.allCases.map { $0.row() } + StockCaseCategory.allCases.map { $0.row() }

    private static let activityLookups: [StockRow] =
        StockActivityType.allCases.map(\.stockRow) + StockActivityStatus.allCases.map(\.stockRow)
        + StockActivityPriority.allCases.map { $0.row() }
        + StockActivityCategory.allCases.map(\.stockRow)
}

extension StockRow {
    /// Gives an empty store its stock rows; one that has rows is left as it is.
    static func install(in store: RowStore, _ environment: Environment) throws {
        let context = SaveContext(
            contactID: StockContact.supervisor.id,
            environment: environment
        )
        try store.write { transaction in
            guard try transaction.isEmpty() else { return }
            let ids = Set(all.compactMap { $0.values["Id"]?.id })
            var layer = EntityLayer(
                transaction: transaction,
                context: context,
                processes: .none
            )
            layer.promised = ids
            for row in all {
                guard let table = store.model.table(row.object) else { continue }
                _ = try layer.insert(into: table, row.values)
            }
        }
    }
}
