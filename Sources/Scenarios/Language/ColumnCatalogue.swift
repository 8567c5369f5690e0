import FakeCreatio
import OData
import YAML

/// The objects of the fake Creatio with their columns, as scenarios may name them.
struct ColumnCatalogue: Sendable {
    /// By object and by both names of a column: `Owner`, and `OwnerId` as OData has it.
    private var columns: [String: [String: Column]] = [:]
    private var order: [String: [String]] = [:]
    /// The columns beside the stock ones that an instance has by itself, by object.
    private var ownColumns: [String: Set<String>] = [:]

    /// The columns of these objects, as far as there are the objects that they lead to.
    init(_ schemas: [EntitySchema] = EntitySchema.stock) {
        let objects = Set(schemas.map(\.name))
        for schema in schemas {
            columns[schema.name] = [:]
            for column in schema.columns where column.target.map(objects.contains) ?? true {
                add(column, to: schema.name)
            }
        }
    }

    var objects: [String] { columns.keys.sorted() }

    /// What scenarios may name on an instance with these columns: they, and the stock ones.
    ///
    /// A scenario that names a stock column which the instance lacks is read, and fails when it is
    /// played, as it would on that instance.
    var withStock: ColumnCatalogue {
        let stock = ColumnCatalogue()
        var all = self
        all.ownColumns = columns.mapValues { Set($0.keys) }
        for object in stock.objects {
            all.ownColumns[object]?.subtract(stock.columns[object, default: [:]].keys)
            if all.columns[object] == nil { all.columns[object] = [:] }
            for name in stock.names(of: object) where !all.has(name, of: object) {
                if let column = stock.column(at: name, of: object) { all.add(column, to: object) }
            }
        }
        return all
    }

    /// Whether the instance has the column by itself, so that giving it changes nothing.
    func isOwn(_ column: String, of object: String) -> Bool {
        ownColumns[object]?.contains(column) == true
    }

    func has(_ column: String, of object: String) -> Bool {
        columns[object]?[column] != nil
    }

    /// The names of an object's columns, in the order in which Creatio lists them.
    func names(of object: String) -> [String] {
        order[object] ?? []
    }

    /// The column at the end of a path such as `Contact.Email`; nil where the path leads nowhere.
    func column(at path: String, of object: String) -> Column? {
        var object = object
        var found: Column?
        for name in path.split(separator: ".", omittingEmptySubsequences: false) {
            if let last = found {
                guard let target = last.target else { return nil }
                object = target
            }
            guard let column = columns[object]?[String(name)] else { return nil }
            found = column
        }
        return found
    }

    mutating func add(_ column: Column, to object: String) {
        columns[object]?[column.name] = column
        columns[object]?[column.property] = column
        order[object, default: []].append(column.name)
    }
}

extension Reading {
    /// Reports a column, or a part of a path, that the object does not have.
    mutating func check(column path: String, of object: String, at position: SourcePosition) {
        var object = object
        for name in path.split(separator: ".").map(String.init) {
            guard catalogue.has(name, of: object) else {
                refuse(
                    "column of \(object)",
                    name,
                    among: catalogue.names(of: object),
                    at: position
                )
                return
            }
            guard let target = catalogue.column(at: name, of: object)?.target else { return }
            object = target
        }
    }

    private mutating func refuse(
        _ what: String,
        _ name: String,
        among names: [String],
        at position: SourcePosition
    ) {
        let nearest = NearestWord.to(name, among: names)
        report(
            "unknown \(what): '\(name)'"
                + (nearest.map { "; did you mean '\($0)'?" }
                    ?? "; columns of its own stand under 'given: creatio: columns:'"),
            at: position
        )
    }
}

extension Shape {
    /// Checks that each key is a column of the object, or a path from it.
    func checkingColumns<Element>(
        of object: String,
        _ members: @escaping @Sendable (Value) -> [Member<Element>]
    ) -> Shape {
        checked { value, _, reading in
            for member in members(value) {
                reading.check(column: member.key, of: object, at: member.position)
            }
        }
    }
}
