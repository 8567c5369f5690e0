import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import OData
import Simulation
import Testing
import Wire

@Suite struct `Random filters` {
    /// The oracle evaluates the tree over the JSON of the rows in plain Swift, with the three
    /// truth values of SQL; it shares nothing with the compiler but the tree.
    @Test(arguments: UInt64(1)...8)
    func `find the rows that an evaluator in plain Swift finds`(seed: UInt64) throws {
        let disagreements = try Bench.run { bench in
            var dice = Dice(seed: seed)
            let rows = try await bench.addRandomCases(&dice)
            return try await bench.disagreements(among: rows, filters: 60, &dice)
        }
        #expect(disagreements == [])
    }
}

/// Draws rows and filters.
private struct Dice {
    private let stream: RandomStream

    init(seed: UInt64) {
        stream = RandomStream(seed: seed, name: "filters")
    }

    func pick<Element>(_ elements: [Element]) -> Element {
        elements[stream.next(below: elements.count)]
    }

    static let texts = ["", "a", "A", "ab", "b'a", "ünï", "%", "_", "B ab"]
    static let numbers = [-1, 0, 1, 2, 40]
    static let dates = [
        "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5Z", "2026-03-01T12:00:00+02:00",
    ]

    /// A case with a contact or without.
    func row(contacts: [String]) -> JSONValue {
        var row: JSONValue = [
            "Subject": .string(pick(Self.texts)), "Notes": .string(pick(Self.texts)),
            "ProcessingTimeUnitValue": .number(JSONNumber(pick(Self.numbers))),
            "ResponseOverdue": .bool(pick([true, false])),
        ]
        if let contact = pick(contacts.map(Optional.some) + [nil]) {
            row["ContactId"] = .string(contact)
        }
        if let date = pick(Self.dates.map(Optional.some) + [nil]) {
            row["ResponseDate"] = .string(date)
        }
        return row
    }

    func filter(depth: Int = 3) -> FilterExpression {
        switch depth == 0 ? 3 : stream.next(below: 5) {
        case 0: .binary(.and, filter(depth: depth - 1), filter(depth: depth - 1))
        case 1: .binary(.or, filter(depth: depth - 1), filter(depth: depth - 1))
        case 2: .not(filter(depth: depth - 1))
        default: term()
        }
    }

    private func term() -> FilterExpression {
        let order: [BinaryOperator] = [.eq, .ne, .gt, .ge, .lt, .le]
        let equality: [BinaryOperator] = [.eq, .ne]
        let text = pick([
            ["Subject"], ["Notes"], ["Contact", "Name"], ["Contact", "Owner", "Name"],
        ])
        return switch stream.next(below: 7) {
        case 0: .binary(pick(order), .path(text), .literal(.string(pick(Self.texts))))
        case 1:
            .function(
                pick(["contains", "startswith", "endswith"]),
                [.path(text), .literal(.string(pick(Self.texts)))]
            )
        case 2:
            .binary(
                pick(order),
                .path(["ProcessingTimeUnitValue"]),
                .literal(.number(pick(["0", "1", "1.5", "-2"])))
            )
        case 3:
            .binary(
                pick(order),
                .path(["ResponseDate"]),
                .literal(.dateTimeOffset(pick(Self.dates)))
            )
        case 4:
            .binary(
                pick(equality),
                .path(["ResponseOverdue"]),
                .literal(.boolean(pick([true, false])))
            )
        case 5:
            .binary(
                pick(equality),
                .path(pick([["Contact"], ["Contact", "Email"], ["ResponseDate"], ["Subject"]])),
                .literal(.null)
            )
        default:
            .binary(pick(equality), .path(["Contact", "Id"]), .literal(.guid(Self.firstContact)))
        }
    }

    static let firstContact = UUID(uuidString: "aaaaaaaa-0000-4000-8000-000000000001") ?? UUID()
}

/// Evaluates a filter over the JSON of a row, in which looked up rows are expanded.
private struct Oracle {
    /// Nil is SQL's unknown.
    static func truth(_ filter: FilterExpression, _ row: JSONValue) -> Bool? {
        switch filter {
        case .binary(.and, let left, let right):
            let sides = [truth(left, row), truth(right, row)]
            return sides.contains(false) ? false : sides.contains(nil) ? nil : true
        case .binary(.or, let left, let right):
            let sides = [truth(left, row), truth(right, row)]
            return sides.contains(true) ? true : sides.contains(nil) ? nil : false
        case .not(let operand): return truth(operand, row).map(!)
        case .binary(let operation, .path(let path), .literal(let literal)):
            return comparison(operation, value(path, row), literal)
        case .function(let name, let arguments):
            guard case .path(let path) = arguments[0],
                case .literal(.string(let part)) = arguments[1],
                let text = value(path, row)?.text
            else { return nil }
            return match(name, Array(text.lowercased()), Array(part.lowercased()))
        default: return nil
        }
    }

    /// The value at the path, nil for what is null in the database.
    private static func value(_ path: [String], _ row: JSONValue) -> JSONValue? {
        let value = path.reduce(Optional(row)) { $0?[$1] }
        return value == .null || value?.text == CellValue.zeroDate ? nil : value
    }

    private static func comparison(
        _ operation: BinaryOperator,
        _ value: JSONValue?,
        _ literal: Literal
    ) -> Bool? {
        if literal == .null { return (value == nil) == (operation == .eq) }
        guard let value else { return nil }
        switch literal {
        case .string(let text):
            return holds(operation, Array((value.text ?? "").utf8), Array(text.utf8))
        case .boolean(let truth): return (value.truth == truth) == (operation == .eq)
        case .guid(let id):
            return (value.text == id.uuidString.lowercased()) == (operation == .eq)
        case .number(let text):
            guard case .number(let number) = value else { return nil }
            return holds(operation, [Double(number.text) ?? 0], [Double(text) ?? 0])
        case .dateTimeOffset(let text):
            let left = Timestamp(iso8601: value.text ?? "")?.microseconds ?? 0
            return holds(operation, [left], [Timestamp(iso8601: text)?.microseconds ?? 0])
        default: return nil
        }
    }

    private static func holds<Element: Comparable>(
        _ operation: BinaryOperator,
        _ left: [Element],
        _ right: [Element]
    ) -> Bool? {
        let isLess = left.lexicographicallyPrecedes(right)
        switch operation {
        case .eq: return left == right
        case .ne: return left != right
        case .lt: return isLess
        case .le: return isLess || left == right
        case .gt: return !isLess && left != right
        case .ge: return !isLess
        default: return nil
        }
    }

    private static func match(_ name: String, _ text: [Character], _ part: [Character]) -> Bool {
        switch name {
        case "startswith": text.starts(with: part)
        case "endswith": text.reversed().starts(with: part.reversed())
        default:
            part.isEmpty || text.indices.contains { text[$0...].starts(with: part) }
        }
    }
}

extension Bench {
    /// Adds contacts and cases, and reads the cases back with what they lead to.
    fileprivate func addRandomCases(_ dice: inout Dice) async throws -> [JSONValue] {
        var contacts: [String] = []
        for name in ["a", "Ab", "ünï"] {
            let id = "aaaaaaaa-0000-4000-8000-00000000000\(contacts.count + 1)"
            contacts.append(id)
            try await instance.seed("Contact", ["Id": .string(id), "Name": .string(name)])
        }
        for _ in 0..<40 {
            try await instance.seed("Case", dice.row(contacts: contacts))
        }
        return try await read("Case?$expand=Contact($expand=Owner)")["value"]?.elements ?? []
    }

    /// The filters over which the service and the oracle disagree.
    fileprivate func disagreements(
        among rows: [JSONValue],
        filters count: Int,
        _ dice: inout Dice
    ) async throws -> [String] {
        var disagreements: [String] = []
        for _ in 0..<count {
            var options = QueryOptions()
            let filter = dice.filter()
            options.filter = filter
            let answer = try await odata(.get, "Case?" + options.queryString + "&$select=Number")
            let found = try JSONValue.parse(answer.body)["value"]?.elements?.map { $0["Number"] }
            let expected = rows.filter { Oracle.truth(filter, $0) == true }.map { $0["Number"] }
            if found != expected { disagreements.append("\(filter): \(answer.status)") }
        }
        return disagreements
    }
}
