import GRDB
import OData
import Wire

/// What happened to a row: the signal of the entity layer.
enum RowEvent {
    case added(EntityRow)
    case modified(EntityRow, from: EntityRow)
    case deleted(EntityRow)

    var row: EntityRow {
        switch self {
        case .added(let row), .modified(let row, _), .deleted(let row): row
        }
    }
}

/// A process instance that a save has started, with its body already filled.
struct ProcessStart: Sendable {
    let id: String
    let process: String
    let object: String
    let recordID: String
    let startedOn: Timestamp
    let runsInBackground: Bool
    let call: WebServiceCall
    let body: String
}

/// The business processes of an instance, checked against its model.
struct ProcessCatalogue: Sendable {
    private struct Entry: Sendable {
        let process: BusinessProcess
        let filter: FilterExpression?
    }

    private let entries: [Entry]

    /// No process at all, as while an instance gets its first rows.
    static let none = ProcessCatalogue()

    private init() {
        entries = []
    }

    /// Checks the processes.
    ///
    /// - Throws: `BusinessProcessError` for one that names what the model lacks.
    init(_ processes: [BusinessProcess], model: InstanceModel) throws(BusinessProcessError) {
        var entries: [Entry] = []
        for process in processes {
            let filter = try Self.check(process, against: model)
            entries.append(Entry(process: process, filter: filter))
        }
        self.entries = entries
    }

    /// Gives each process its row among the schemas, which the process log refers to, and in the
    /// process library.
    func publish(in store: RowStore) throws {
        guard let schemas = store.model.table("SysSchema"), !entries.isEmpty else { return }
        try store.write { transaction in
            for entry in entries {
                let row = StockSchema.row(ofProcess: entry.process.name)
                let id = row.values["Id"]?.id ?? CellValue.zeroGUID
                if try !transaction.contains(id, in: schemas) { try row.install(in: transaction) }
                try Self.list(entry.process, under: row, in: transaction)
            }
        }
    }

    /// The row of the library stands under the id of the schema, of which the library is a view.
    private static func list(
        _ process: BusinessProcess,
        under schema: StockRow,
        in transaction: RowTransaction
    ) throws {
        let library = EntitySchema.vwProcessLib.name
        guard let table = transaction.model.table(library), let id = schema.values["Id"]?.id
        else { return }
        if let old = try transaction.row(id, in: table) {
            var row = old
            row["Enabled"] = .boolean(process.isActive)
            return try transaction.update(row, from: old)
        }
        let columns = ["Name", "Caption", "ManagerName"]
        let values = schema.values.filter { columns.contains($0.key) }
        try StockRow(
            library,
            id: id,
            values.merging(["Enabled": .boolean(process.isActive)]) { given, _ in given }
        )
        .install(in: transaction)
    }

    /// Whether an active process listens to rows of the object.
    func listens(to object: String) -> Bool {
        entries.contains { $0.process.isActive && $0.process.signal.object == object }
    }

    /// The process instances that the event starts.
    func starts(
        _ event: RowEvent,
        _ context: SaveContext,
        in transaction: RowTransaction
    ) throws -> [ProcessStart] {
        try entries.filter { $0.process.isActive && $0.process.signal.matches(event) }
            .compactMap { entry in
                let row = event.row
                let reader = PathReader(transaction: transaction, culture: context.culture)
                guard try entry.filter.map({ try reader.row(row, satisfies: $0) }) ?? true
                else { return nil }
                let value: ([String]) throws -> String = { path in
                    try reader.value(of: path, in: row).plainText
                }
                var call = entry.process.call
                call.address = Secret(
                    try call.addressTemplate.filled(for: .address, with: value)
                )
                call.headers = try call.headers.mapValues { header in
                    Secret(try BodyTemplate(header.exposed).filled(for: .header, with: value))
                }
                return ProcessStart(
                    id: context.makeID(),
                    process: entry.process.name,
                    object: row.table.name,
                    recordID: row.id,
                    startedOn: context.stamp.moment,
                    runsInBackground: entry.process.runsInBackground,
                    call: call,
                    body: try call.body.filled(with: value)
                )
            }
    }

    private static func check(
        _ process: BusinessProcess,
        against model: InstanceModel
    ) throws(BusinessProcessError) -> FilterExpression? {
        guard let table = model.table(process.signal.object) else {
            throw .unknownObject(process.signal.object, process: process.name)
        }
        if case .modified(let watched) = process.signal.event {
            for property in watched where table.column(property) == nil {
                throw .unknownColumn(property, object: table.name, process: process.name)
            }
        }
        for path in process.call.templates.flatMap(\.paths) {
            var scope = QueryScope(table: table, model: model, culture: nil)
            guard (try? scope.resolve(path)) != nil else {
                // The refusal of the path says no more than that it leads nowhere.
                throw .unknownColumn(
                    path.joined(separator: "."),
                    object: table.name,
                    process: process.name
                )
            }
        }
        return try process.filter.map { text throws(BusinessProcessError) in
            do {
                let filter = try FilterParser.parse(text)
                try filter.check(on: table.entityType, in: model.entityModel)
                var compiler = FilterCompiler(
                    scope: QueryScope(table: table, model: model, culture: nil),
                    rules: .own
                )
                _ = try compiler.condition(filter)
                return filter
            } catch let error as ODataError {
                throw .unusableFilter(error.deepestMessage, process: process.name)
            } catch {
                throw .unusableFilter("\(error)", process: process.name)
            }
        }
    }
}

extension ProcessSignal {
    fileprivate func matches(_ change: RowEvent) -> Bool {
        guard change.row.table.name == object else { return false }
        switch (event, change) {
        case (.added, .added), (.deleted, .deleted): return true
        case (.modified(let watched), .modified(let new, let old)):
            let properties = watched.isEmpty ? Self.contents(of: new.table) : watched
            return properties.contains { old[$0] != new[$0] }
        default: return false
        }
    }

    /// Every property but those that each save changes by itself.
    private static func contents(of table: EntityTable) -> [String] {
        let journal: Set = ["ModifiedOn", "ModifiedById", "ProcessListeners"]
        return table.columns.map(\.property).filter { !journal.contains($0) }
    }
}

/// Why an instance cannot have a business process.
package enum BusinessProcessError: Error, Sendable, Equatable, CustomStringConvertible {
    case unknownObject(String, process: String)
    case unknownColumn(String, object: String, process: String)
    case unusableFilter(String, process: String)

    package var description: String {
        switch self {
        case .unknownObject(let object, let process):
            "business process '\(process)' listens to object '\(object)', which this instance"
                + " does not have"
        case .unknownColumn(let column, let object, let process):
            "business process '\(process)' names '\(column)', which object '\(object)' does not"
                + " have"
        case .unusableFilter(let problem, let process):
            "the filter of business process '\(process)' cannot be used: \(problem)"
        }
    }
}
