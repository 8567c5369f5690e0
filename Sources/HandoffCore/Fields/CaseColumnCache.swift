import CreatioClient
import Logging
import OData
import Wire

/// What a Creatio tells of the columns of its cases, kept because it takes 1.4 MB to tell it
/// (creatio.md section 1.3).
actor CaseColumnCache {
    /// How old the columns must be to be read again because one is missing.
    ///
    /// A new column shows after one or two minutes (creatio.md section 1.2); one that is never
    /// there must not cost a reading at each handoff.
    static let shortestLife: Duration = .seconds(120)

    private struct Entry {
        let connection: CreatioConnection
        let columns: CaseColumns
        let readAt: Timestamp
    }

    private let environment: Environment
    private var entry: Entry?

    init(environment: Environment) {
        self.environment = environment
    }

    /// The columns, read anew where they lack one of those names and are not quite fresh; nil where
    /// the instance does not tell them.
    ///
    /// - Throws: `CreatioError` where it cannot be asked now.
    func columns(
        having names: [String],
        of connection: CreatioConnection,
        _ client: CreatioClient
    ) async throws -> CaseColumns? {
        let now = environment.now()
        if let entry, entry.connection == connection {
            let isComplete = names.allSatisfy { entry.columns.column($0) != nil }
            if isComplete || now - entry.readAt < Self.shortestLife { return entry.columns }
        }
        do {
            let columns = try CaseColumns(metadata: await client.metadata())
            entry = Entry(connection: connection, columns: columns, readAt: now)
            return columns
        } catch let error as CreatioError where error.isLastingRefusal {
            log("\(error)")
        } catch let error as CSDLError {
            log("\(error)")
        }
        return nil
    }

    private func log(_ reason: String) {
        environment.logger.warning(
            "the columns of Case are not known, so no field is filled",
            metadata: ["error": "\(reason)"]
        )
    }
}
