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
        let file = TemporaryFile()
        let before = CoreStore(try CoreDatabase(path: file.path))
        let contact = try await before.upsertContact(
            ContactProfile(email: "ada@example.com", isVerified: true),
            newID: "c",
            now: now
        )
        try await before.save(settings(), now: now)
        _ = try await before.createSession(id: "s", contact: contact, attributes: [:], now: now)
        _ = try await before.receive(message("m"), from: contact, now: now)

        let after = CoreStore(try CoreDatabase(path: file.path))
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
        let file = TemporaryFile()
        let session = SessionID(rawValue: "s")
        let before = CoreStore(try CoreDatabase(path: file.path))
        try await fill(before)
        _ = try await before.beginAttempts(of: session, atMost: 1, now: now)

        let after = CoreStore(try CoreDatabase(path: file.path))
        let entry = try await after.beginAttempts(of: session, atMost: 1, now: now).first
        #expect(entry?.intent == .openCase(nil))
        #expect(entry?.attempts == 2)
    }

    @Test func `a parked entry holds up its session, and no other`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store, session: "s")
        try await fill(store, session: "t")
        let entry = try await head(of: store)
        try await store.park(try #require(entry), because: "refused", now: now)
        let due = try await store.dueSessions(now: now)
        #expect(due.lanes == [SessionID(rawValue: "t")])
    }

    @Test func `a postponed entry is due at its time`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        let session = SessionID(rawValue: "s")
        let entry = try await head(of: store)
        let later = now + .seconds(5)
        try await store.postpone(try #require(entry), until: later, because: "no answer", now: now)
        let due = try await store.dueSessions(now: now)
        #expect(due.lanes == [])
        #expect(due.next == later)
        #expect(try await store.beginAttempts(of: session, atMost: 1, now: now).isEmpty)
        #expect(
            try await store.beginAttempts(of: session, atMost: 1, now: later).first?.attempts == 2
        )
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

    @Test func `what an operator retries is due at once`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        try await store.park(try #require(try await head(of: store)), because: "no", now: now)
        let operations = OutboxOperations(store: store)
        #expect(try await operations.items().map(\.isSetAside) == [true, false, false])
        #expect(try await operations.retry(now: now) == 1)
        #expect(try await store.dueSessions(now: now).lanes == [SessionID(rawValue: "s")])
        #expect(try await operations.retry(now: now) == 0)
    }

    @Test func `a message that is dropped is on record, and the next one is not held up`()
        async throws
    {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        let operations = OutboxOperations(store: store)
        let number = try #require(try await operations.items().last).number
        let dropped = try await operations.drop(number, now: now)
        #expect(dropped.map(\.loss) == ["the message m-s does not stand in the case"])
        #expect(dropped.map(\.message) == ["m-s"])
        #expect(try await operations.items().map(\.work) == ["open case", "write note 0"])
        #expect(try await operations.dropped() == dropped)
        #expect(try await operations.drop(number, now: now) == [])
    }

    @Test func `a case that is dropped takes its activities along, and can be made anew`()
        async throws
    {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        let operations = OutboxOperations(store: store)
        let first = try #require(try await operations.items().first)
        #expect(try await operations.drop(first.number, now: now).count == 3)
        #expect(try await operations.items() == [])

        let handoff = Handoff(summary: "Late.")
        _ = try await store.handOff(handoff, session: SessionID(rawValue: "s"), by: nil, now: now)
        #expect(
            try await operations.items().map(\.work)
                == ["open case", "write note 1", "write message m-s"]
        )
    }

    @Test func `a handoff that has no case yet is told once in the history`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        let session = SessionID(rawValue: "s")
        _ = try await store.handOff(Handoff(summary: "Late."), session: session, by: nil, now: now)
        let entry = try #require(try await head(of: store))
        try await store.postpone(entry, until: now, because: "no answer", now: now)
        try await store.park(entry, because: "refused", now: now)
        let types = try await store.read { database in
            try MessageRecord.order(Column("sequence")).fetchAll(database).map(\.type)
        }
        #expect(types == [.message, .handoff, .handoffToThirdPartyFailed])
    }

    @Test func `saved settings give what was refused another chance`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        try await store.park(try #require(try await head(of: store)), because: "no", now: now)
        try await store.save(settings(), now: now)
        #expect(try await store.dueSessions(now: now).lanes == [SessionID(rawValue: "s")])
    }

    @Test func `a core that was closed neither reads nor writes`() async throws {
        let store = CoreStore(try CoreDatabase(path: nil))
        try await fill(store)
        store.close()
        await #expect(throws: CoreStoreError.closed) { try await store.outbox() }
        await #expect(throws: CoreStoreError.closed) {
            try await store.save(settings(), now: now)
        }
    }

    private func head(of store: CoreStore) async throws -> OutboxEntry? {
        try await store.beginAttempts(of: SessionID(rawValue: "s"), atMost: 1, now: now).first
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
}
