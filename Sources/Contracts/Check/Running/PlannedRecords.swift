import CreatioClient
import Foundation
import JSON
import OData

/// The records of a plan in the instance: made, read back, and deleted again.
struct PlannedRecords: Sendable {
    let client: CreatioClient
    let marker: String
    /// What is there, or may be there: a lost answer leaves that open.
    private(set) var made: [WritePlan.Record] = []

    init(client: CreatioClient, marker: String) {
        self.client = client
        self.marker = marker
    }

    func isMade(_ record: WritePlan.Record) -> Bool { made.contains(record) }

    /// Makes a record.
    ///
    /// Creatio may report an error although it saved (creatio.md section 7, item 18), so a refusal
    /// is only believed when the record is not there, as the core does.
    ///
    /// - Returns: Why it was not made; nil where it was.
    /// - Throws: `CreatioError` where that cannot be known; `CancellationError`.
    mutating func create(
        _ record: WritePlan.Record,
        _ row: JSONValue
    ) async throws -> CreatioError? {
        made.append(record)
        do {
            try await client.create(record.object, row)
        } catch let error as CreatioError {
            guard try await isThere(record) else {
                made.removeLast()
                return error
            }
        }
        return nil
    }

    func read(_ record: WritePlan.Record, _ columns: [String]) async throws -> JSONValue? {
        guard let id = UUID(uuidString: record.id) else { return nil }
        var options = QueryOptions()
        options.select = columns.map { [$0] }
        return try await client.read(record.object, id: id, options)
    }

    private func isThere(_ record: WritePlan.Record) async throws -> Bool {
        try await read(record, ["Id"]) != nil
    }

    // MARK: - Cleaning up

    /// Deletes records, the last first, and looks whether anything with the marker is left.
    func cleanUp(
        _ records: [WritePlan.Record],
        on bench: inout CheckBench,
        subject: String? = nil
    ) async throws {
        var reasons: [String] = []
        for record in records.reversed() {
            guard let id = UUID(uuidString: record.id) else { continue }
            do {
                guard try await isThere(record) else { continue }
                try await client.delete(record.object, id: id)
            } catch let error as CreatioError {
                reasons.append("\(error)")
            }
        }
        var left: [String] = []
        do {
            var objects: [String] = []
            for record in records where !objects.contains(record.object) {
                objects.append(record.object)
                left += try await marked(record.object)
            }
        } catch let error as CreatioError {
            let records = made.map { "\($0.object) \($0.id)" }.joined(separator: ", ")
            return bench.leaveOpen(.cleanup, "\(error); look for \(records)", subject: subject)
        }
        guard !left.isEmpty else {
            return bench.pass(.cleanup, "nothing with '\(marker)' is left", subject: subject)
        }
        bench.fail(
            .cleanup,
            "left behind: " + left.joined(separator: ", ") + "; "
                + reasons.joined(separator: "; "),
            subject: subject
        )
    }

    private func marked(_ object: String) async throws -> [String] {
        let column = ["Case": "Subject", "Activity": "Title"][object] ?? "Name"
        var options = QueryOptions()
        options.select = [["Id"]]
        options.filter = .function(
            "contains",
            [.path([column]), .literal(.string(marker))]
        )
        return try await client.query(object, options).map { "\(object) \($0["Id"]?.text ?? "")" }
    }
}
