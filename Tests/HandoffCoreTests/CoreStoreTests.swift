import Foundation
import GRDB
import NIOCore
import Testing
import WidgetProtocol
import Wire

@testable import HandoffCore

@Suite struct `Core store` {
    private let now = Timestamp(microseconds: 1_767_603_600_000_000)

    @Test func `a message and what it causes are there after a restart`() async throws {
        let path = temporaryFile()
        defer { remove(path) }
        let before = CoreStore(try CoreDatabase(path: path))
        let contact = try await before.upsertContact(
            ContactProfile(email: "ada@example.com", isVerified: true),
            newID: "c",
            now: now
        )
        try await before.save(settings(), now: now)
        _ = try await before.createSession(id: "s", contact: contact, attributes: [:], now: now)
        _ = try await before.receive(message("m"), from: contact, now: now)

        let after = CoreStore(try CoreDatabase(path: path))
        let history = try await after.history(of: SessionID(rawValue: "s"), of: contact)
        let row = try WidgetJSON.decode(
            HistoryMessage.self,
            from: Data(try #require(history).rows.readableBytesView)
        )
        #expect(row.publicID == "m")
        #expect(
            try await after.outbox().map(\.intent)
                == [
                    .openCase(nil), .writeNote(number: 0, nil, at: now + .milliseconds(-4)),
                    .writeMessage(MessageID(rawValue: "m")),
                ]
        )
    }

    @Test func `an entry whose attempt began is known to have begun`() async throws {
        let path = temporaryFile()
        defer { remove(path) }
        let session = SessionID(rawValue: "s")
        let before = CoreStore(try CoreDatabase(path: path))
        try await fill(before)
        _ = try await before.beginAttempt(of: session, now: now)

        let after = CoreStore(try CoreDatabase(path: path))
        let entry = try await after.beginAttempt(of: session, now: now)
        #expect(entry?.intent == .openCase(nil))
        #expect(entry?.attempts == 2)
    }

    @Test func `a parked entry holds up its session, and no other`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store, session: "s")
        try await fill(store, session: "t")
        let entry = try await store.beginAttempt(of: SessionID(rawValue: "s"), now: now)
        try await store.park(try #require(entry), because: "refused")
        let due = try await store.dueSessions(now: now)
        #expect(due.lanes == [SessionID(rawValue: "t")])
    }

    @Test func `a postponed entry is due at its time`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        let session = SessionID(rawValue: "s")
        let entry = try await store.beginAttempt(of: session, now: now)
        let later = now + .seconds(5)
        try await store.postpone(try #require(entry), until: later, because: "no answer")
        let due = try await store.dueSessions(now: now)
        #expect(due.lanes == [])
        #expect(due.next == later)
        #expect(try await store.beginAttempt(of: session, now: now) == nil)
        #expect(try await store.beginAttempt(of: session, now: later)?.attempts == 2)
    }

    @Test func `an activity that is announced again is the same event`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        let body = """
            {"event_type":"new_activity","caseId":"f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f",\
            "activityId":"410006e1-ca4e-4502-a9ec-e54d922d2c00"}
            """
        let event = try WebhookEvent(body: Data(body.utf8))
        let news = try await [
            store.remember(event, newKey: "1", now: now),
            store.remember(event, newKey: "2", now: now),
        ]
        #expect(news == [true, false])
        #expect(try await store.waitingEvents() == 1)
    }

    @Test func `a database of a newer core is refused rather than misread`() throws {
        let path = temporaryFile()
        defer { remove(path) }
        _ = CoreStore(try CoreDatabase(path: path))
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(
                sql: "INSERT INTO grdb_migrations (identifier) VALUES ('from the future')"
            )
        }
        #expect(throws: CoreStoreError.newerSchema(path: path)) {
            try CoreDatabase(path: path)
        }
    }

    private func fill(_ store: CoreStore, session: String = "s") async throws {
        let contact = try await store.upsertContact(
            ContactProfile(isVerified: false),
            newID: "c-\(session)",
            now: now
        )
        try await store.save(settings(), now: now)
        _ = try await store.createSession(
            id: session,
            contact: contact,
            attributes: [:],
            now: now
        )
        _ = try await store.receive(
            message("m-\(session)", session: session),
            from: contact,
            now: now
        )
    }

    private func message(_ id: String, session: String = "s") -> SendMessage {
        SendMessage(uuid: id, botToken: "w", sessionID: session, content: "Hello")
    }

    private func settings() throws -> CreatioSettings {
        let text = """
            {"instanceUrl":"https://acme.creatio.com","clientId":"c","clientSecret":"s"}
            """
        return try WidgetJSON.decode(CreatioSettings.self, from: Data(text.utf8))
    }

    private func temporaryFile() -> String {
        FileManager.default.temporaryDirectory
            .appending(path: "handrail-\(UUID().uuidString).sqlite").path
    }

    private func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm"] {
            // A file that was never made need not be removed.
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
