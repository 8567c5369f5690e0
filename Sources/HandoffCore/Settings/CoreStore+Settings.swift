import Foundation
import GRDB
import WidgetProtocol
import Wire

/// The settings of the integration.
extension CoreStore {
    private static let integration = "creatio"

    /// The settings that passed *Test & Save*; nil before the first time.
    func creatioSettings() throws -> CreatioSettings? {
        try read { try Self.creatioSettings(in: $0) }
    }

    func save(_ settings: CreatioSettings, now: Timestamp) throws {
        let text = String(decoding: try WidgetJSON.encode(settings), as: UTF8.self)
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO integration (name, settings, savedAt) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE
                    SET settings = excluded.settings, savedAt = excluded.savedAt
                    """,
                arguments: [Self.integration, text, now]
            )
            // What was refused may be taken now that somebody has changed something.
            try Self.retryParked(now: now, in: database)
        }
    }

    static func creatioSettings(in database: Database) throws -> CreatioSettings? {
        let text = try String.fetchOne(
            database,
            sql: "SELECT settings FROM integration WHERE name = ?",
            arguments: [integration]
        )
        return try text.map { try WidgetJSON.decode(CreatioSettings.self, from: Data($0.utf8)) }
    }
}
