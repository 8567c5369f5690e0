import FakeCreatio
import HTTPTypes
import JSON
import OData
import Testing
import Wire

@Suite struct `Random filters` {
    /// The oracle evaluates the tree over the JSON of the rows in plain Swift, with the three
    /// truth values of SQL; it shares nothing with the compiler but the tree.
    @Test(arguments: UInt64(1)...8, InstanceProfile.DatabaseKind.allCases)
    func `find the rows that an evaluator in plain Swift finds`(
        seed: UInt64,
        database: InstanceProfile.DatabaseKind
    ) throws {
        let disagreement = try Bench.run {
            $0.level = .assumed
            $0.profile.database = database
            $0.limits.filterNodes = 10_000
            $0.limits.lambdaDepth = 3
        } _: { bench in
            let dice = Dice(seed: seed)
            let judge = try await Judge(bench, rows: dice.world(in: bench), database)
            return try await judge.firstDisagreement(among: 625, dice)
        }
        #expect(disagreement == nil, "seed \(seed) on \(database)")
    }
}

/// Compares the answers of a service with those of the oracle.
private struct Judge {
    let bench: Bench
    let rows: World
    let database: InstanceProfile.DatabaseKind
    let headers: HTTPFields

    init(
        _ bench: Bench,
        rows: World,
        _ database: InstanceProfile.DatabaseKind
    ) async throws {
        self.bench = bench
        self.rows = rows
        self.database = database
        headers = [.authorization: "Bearer \(try await bench.token())"]
    }

    /// The smallest part of the first filter over which the two disagree.
    func firstDisagreement(among count: Int, _ dice: Dice) async throws -> String? {
        for number in 1...count {
            let filter = dice.truth(depth: 3)
            guard let fault = try await fault(of: filter) else { continue }
            var (smallest, smallestFault) = (filter, fault)
            search: while true {
                for part in smallest.conditions {
                    guard let fault = try await self.fault(of: part) else { continue }
                    (smallest, smallestFault) = (part, fault)
                    continue search
                }
                return "filter \(number): \(smallest): \(smallestFault)"
            }
        }
        return nil
    }

    /// What is wrong with the answer; nil where it is right.
    private func fault(of filter: FilterExpression) async throws -> String? {
        var options = QueryOptions()
        options.filter = filter
        options.select = [["Number"]]
        let answer = await bench.anonymous(
            .get,
            "/0/odata/Case?" + options.queryString,
            headers: headers
        )
        guard answer.status == .ok else { return answer.summary }
        let found = try JSONValue.parse(answer.body)["value"]?.elements?
            .map { $0["Number"]?.text ?? "" }
        let oracle = Oracle(world: rows, database: database, now: bench.environment.now())
        let expected = rows.cases.filter { oracle.truth(filter, $0) == true }
            .map { $0["Number"]?.text ?? "" }
        return found == expected ? nil : "found \(found ?? []), expected \(expected)"
    }
}

extension FilterExpression {
    /// The conditions that a condition is made of.
    fileprivate var conditions: [FilterExpression] {
        switch self {
        case .not(let operand): [operand]
        case .binary(.and, let left, let right), .binary(.or, let left, let right): [left, right]
        default: []
        }
    }
}
