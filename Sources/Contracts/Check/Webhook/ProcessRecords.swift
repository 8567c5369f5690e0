import CreatioClient
import JSON
import OData
import Wire

/// What the instance tells of its business processes: the library and the log.
///
/// Neither is needed by the core, so a user may well not be allowed to read them: then nothing is
/// known, and nothing fails.
struct ProcessRecords: Sendable {
    private static let library = "VwProcessLib"
    private static let log = "SysProcessLog"
    /// `SysProcessStatus` Running and Error (creatio.md section 4.5).
    private static let running = "ed2ae277-b6e2-df11-971b-001d60e938c6"
    private static let error = "f942c08d-b6e2-df11-971b-001d60e938c6"
    /// More are not told of.
    private static let limit = 20

    let client: CreatioClient
    let model: EntityModel?

    /// What the library says of a process.
    enum Listing: Sendable, Equatable {
        case active, inactive, missing
    }

    /// Looks a process up by name or caption; nil where the library cannot be read.
    func listing(of name: String) async throws -> Listing? {
        let name = FilterExpression.literal(.string(name))
        let filter = FilterExpression.binary(
            .or,
            .binary(.eq, .path(["Name"]), name),
            .binary(.eq, .path(["Caption"]), name)
        )
        guard let rows = try await rows(of: Self.library, ["Name", "Enabled"], filter) else {
            return nil
        }
        // A process that was changed has a row for each version.
        return rows.isEmpty
            ? .missing : rows.contains { $0["Enabled"]?.truth == true } ? .active : .inactive
    }

    /// The processes that are switched off; nil where the library cannot be read.
    func inactive() async throws -> [String]? {
        try await rows(
            of: Self.library,
            ["Name", "Caption"],
            .binary(.eq, .path(["Enabled"]), .literal(.boolean(false)))
        )?
        .compactMap { $0["Caption"]?.text ?? $0["Name"]?.text }
    }

    /// The instances that have started since, by the instance's clock, of one process or of all;
    /// nil where the log cannot be read.
    func entries(since moment: Timestamp, of name: String?) async throws -> [ProcessEntry]? {
        var filter = FilterExpression.binary(
            .ge,
            .path(["StartDate"]),
            .literal(.dateTimeOffset(moment.iso8601()))
        )
        if let name {
            let named = FilterExpression.binary(.eq, .path(["Name"]), .literal(.string(name)))
            filter = .binary(.and, filter, named)
        }
        return try await rows(of: Self.log, ["Name", "StatusId", "ErrorDescription"], filter)?
            .map(ProcessEntry.init)
    }

    private func rows(
        of object: String,
        _ columns: [String],
        _ filter: FilterExpression
    ) async throws -> [JSONValue]? {
        guard model?.entityType(object) != nil else { return nil }
        var options = QueryOptions()
        options.select = columns.map { [$0] }
        options.filter = filter
        options.top = Self.limit
        do {
            return try await client.query(object, options)
        } catch is CreatioError {
            // It is a help and no need; see above.
            return nil
        }
    }

    fileprivate static func state(of row: JSONValue) -> ProcessEntry.State {
        switch row["StatusId"]?.text {
        case running: .running
        case error: .failed(row["ErrorDescription"]?.text ?? "no reason is given")
        default: .completed
        }
    }
}

extension ProcessEntry {
    fileprivate init(row: JSONValue) {
        name = row["Name"]?.text ?? "?"
        state = ProcessRecords.state(of: row)
    }
}
