import FakeCreatio
import Foundation
import JSON
import Testing

/// The columns as the tables of creatio.md sections 4.1 and 4.2 list them, one a line.
private enum ColumnFacts {
    static let lines: [String] = {
        let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/creatio/columns.txt")
        guard let text = try? String(contentsOf: file.standardized, encoding: .utf8) else {
            return []
        }
        return text.split(separator: "\n").map(String.init)
    }()

    /// The objects in the order of the facts.
    static let objects: [String] = lines.map { String($0.prefix { $0 != "." }) }
        .reduce(into: []) { names, name in if names.last != name { names.append(name) } }

    static func lines(of object: String) -> [String] {
        lines.filter { $0.hasPrefix(object + ".") }
    }
}

@Suite struct `The model of every object` {
    private static let base: Set = [
        "Id", "CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById", "ProcessListeners",
    ]

    @Test func `has all objects of the facts`() {
        let names = Set(EntitySchema.everyObject.map(\.name))
        #expect(ColumnFacts.objects.count == 59)
        #expect(ColumnFacts.objects.filter { !names.contains($0) } == [])
    }

    @Test(arguments: ColumnFacts.objects)
    func `has their columns, in their order`(object: String) throws {
        let model = try InstanceModel(schemas: EntitySchema.everyObject)
        let columns = model.table(object)?.columns ?? []
        let own = columns.filter { !Self.base.contains($0.property) }
        #expect(own.map { "\(object).\($0.fact)" } == ColumnFacts.lines(of: object))
        #expect(Set(columns.map(\.property)).isSuperset(of: Self.base))
    }

    @Test func `holds the plain Service instance`() {
        let stock = EntitySchema.stock.map(\.name)
        let all = EntitySchema.everyObject.map(\.name)
        #expect(stock.filter { !all.contains($0) } == [])
        #expect(Set(all).count == all.count)
    }

    @Test func `lets every row with defaults alone be inserted`() throws {
        let refused = try Bench.run {
            $0.objects = EntitySchema.everyObject
        } _: { bench in
            var refused: [String] = []
            for object in EntitySchema.everyObject.map(\.name) {
                do {
                    try await bench.instance.seed(object, [:])
                } catch {
                    refused.append("\(object): \(error)")
                }
            }
            return refused
        }
        #expect(refused == [])
    }
}

@Suite struct `The schemas of an instance` {
    @Test func `are listed as rows, with the ids that are known`() throws {
        let rows = try Bench.run {
            try await $0.read(
                "SysSchema?$filter=ManagerName%20eq%20'EntitySchemaManager'"
                    + "&$orderby=Name&$select=Name,UId"
            )["value"]?.elements
        }
        #expect(rows?.compactMap { $0["Name"]?.text } == EntitySchema.stock.map(\.name))
        #expect(
            rows?.first { $0["Name"] == "Case" }?["UId"] == "117d32f9-8275-4534-8411-1c66115ce9cd"
        )
    }

    @Test func `and stock rows have an author who is no contact here`() throws {
        let status = try Bench.run {
            try await $0.read("CaseStatus(\(StockCaseStatus.new.id))?$expand=CreatedBy")
        }
        #expect(status["CreatedById"] == "22c5540c-d9b1-49ef-8eb7-72419b78e57c")
        #expect(status["CreatedBy"] == .null)
    }
}

extension Column {
    /// The column as a line of the facts tells it, without the name of the object.
    fileprivate var fact: String {
        let kind =
            switch type {
            case .text(let limit): limit.map { "text \($0)" } ?? "text"
            case .integer: "integer"
            case .decimal(let scale): "decimal \(scale)"
            case .boolean: "boolean"
            case .dateTime: "date-time"
            case .date: "date"
            case .guid: "guid"
            case .lookup(let target): "lookup of \(target)"
            case .stream: "stream"
            case .color: "color"
            }
        return "\(property): \(kind)" + (isRequired ? ", required" : "")
            + (defaultValue.map { ", default \($0.fact)" } ?? "")
    }
}

extension DefaultValue {
    fileprivate var fact: String {
        switch self {
        case .newID: "AutoGuid"
        case .currentDateTime: "CurrentDateTime"
        case .currentDate: "CurrentDate"
        case .currentUserContact: "CurrentUserContact"
        case .constant(.boolean(let value)): value ? "True" : "False"
        case .constant(.integer(let value)): "\(value)"
        case .constant(.text(let value)), .constant(.guid(let value)): value
        case .constant(let value): "\(value)"
        case .setting(let code): "setting \(code)"
        case .sequence: "Sequence"
        }
    }
}
