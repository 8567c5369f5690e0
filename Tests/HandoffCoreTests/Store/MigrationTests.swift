import Foundation
import GRDB
import NIOCore
import Testing
import WidgetProtocol
import Wire

@testable import HandoffCore

/// Every database that an earlier core may have left, opened by today's.
@Suite struct `A database of an earlier core` {
    static let steps = CoreSchema.migrator.migrations

    @Test(arguments: steps) func `opens, and every table has the rows that it had`(
        step: String
    ) throws {
        let file = TemporaryFile()
        let before = try fill(file, upTo: step)
        let after = try counts(in: try CoreDatabase(path: file.path).queue)
        #expect(after.filter { before[$0.key] != nil } == before)
    }

    @Test(arguments: steps) func `keeps its conversation readable`(step: String) async throws {
        let file = TemporaryFile()
        _ = try fill(file, upTo: step)
        let store = CoreStore(try CoreDatabase(path: file.path))
        let (session, contact, messages) = try await store.read { database in
            let session = try SessionRecord.find(database, key: SessionID(rawValue: "s-1"))
            return (
                session, try ContactRecord.find(database, key: session.contactID),
                try MessageRecord.order(Column("sequence")).fetchAll(database)
            )
        }
        #expect(session.handoff?.fields == ["UsrOrderNumber": "1042"])
        #expect(contact.email == "Ada@example.com")
        #expect(
            messages.map(\.text) == ["My order is late 🛒", "Let me look.", "Order 1042 is late."]
        )
        let history = try #require(try await store.history(of: session.id, of: contact))
        let text = String(buffer: history.rows)
        #expect(["m-1", "m-2", "m-3"].allSatisfy(text.contains))
    }

    @Test(arguments: steps.drop { $0 != "creatio" })
    func `keeps what was still to be done`(step: String) async throws {
        let file = TemporaryFile()
        _ = try fill(file, upTo: step)
        let store = CoreStore(try CoreDatabase(path: file.path))
        let entries = try await store.outbox()
        #expect(
            entries.map(\.intent.name) == [
                "open case", "write note 0", "write message m-1", "complete case", "link contact",
                "resolve case",
            ]
        )
        #expect(entries.map(\.attempts) == [2, 0, 0, 0, 0, 0])
        #expect(entries.map(\.isParked) == [false, false, false, false, false, true])
        #expect(try await store.waitingEvents() == 1)
        #expect(try await store.creatioSettings()?.instanceURL == "https://acme.creatio.com")
    }

    @Test func `of the first schema goes on counting where it was`() async throws {
        let file = TemporaryFile()
        _ = try fill(file, upTo: "conversation")
        let store = CoreStore(try CoreDatabase(path: file.path))
        let contact = try await store.read { database in
            try ContactRecord.find(database, key: ContactID(rawValue: "c-1"))
        }
        let session = try await store.createSession(
            id: "s-2",
            contact: contact,
            attributes: [:],
            now: Timestamp(microseconds: 1_767_603_700_000_000)
        )
        #expect(session.ticketNumber == 8)
    }

    /// Makes the database of a core that knew the schema up to a step.
    ///
    /// - Returns: How many rows each table has.
    private func fill(_ file: TemporaryFile, upTo step: String) throws -> [String: Int] {
        let queue = try DatabaseQueue(path: file.path)
        try CoreSchema.migrator.migrate(queue, upTo: step)
        let known = try queue.read(CoreSchema.migrator.appliedIdentifiers)
        try queue.write { database in
            for (step, sql) in EarlierRows.bySteps where known.contains(step) {
                try database.execute(sql: sql)
            }
        }
        defer { try? queue.close() }
        return try counts(in: queue)
    }

    private func counts(in queue: DatabaseQueue) throws -> [String: Int] {
        try queue.read { database in
            let tables = try String.fetchAll(
                database,
                sql:
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\'"
            )
            return try tables.reduce(into: [:]) { counts, table in
                counts[table] = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \"\(table)\"")
            }
        }
    }
}
