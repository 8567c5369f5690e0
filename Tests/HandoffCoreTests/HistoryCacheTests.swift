import Foundation
import JSON
import NIOCore
import Testing
import WidgetProtocol
import Wire

@testable import HandoffCore

@Suite struct `Kept histories` {
    @Test func `rows are in the order in which they came, and each stands once`() throws {
        var rows = HistoryCache.Rows()
        var cache = HistoryCache()
        let session = SessionID(rawValue: "s")
        for sequence in [Int64(3), 7, 8] {
            rows = cache.rows(of: session)
            try rows.append(message(sequence))
            cache.keep(rows, of: session)
        }
        #expect(try publicIDs(cache.rows(of: session)) == ["m-3", "m-7", "m-8"])
        #expect(cache.rows(of: session).last == 8)
    }

    @Test func `what was not read for the longest time goes first`() throws {
        var rows = HistoryCache.Rows()
        try rows.append(message(1))
        let size = rows.text.readableBytes
        var cache = HistoryCache(limit: 4 * size)
        for name in ["a", "b", "c", "d"] { cache.keep(rows, of: SessionID(rawValue: name)) }
        cache.keep(rows, of: SessionID(rawValue: "a"))
        cache.keep(rows, of: SessionID(rawValue: "e"))
        let kept = ["a", "b", "c", "d", "e"].filter { name in
            cache.rows(of: SessionID(rawValue: name)).last == 1
        }
        #expect(kept == ["a", "e"])
        #expect(cache.size == 2 * size)
    }

    @Test func `a history is the same whether it is kept or read anew`() async throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "handrail-\(UUID().uuidString).sqlite").path
        let store = CoreStore(try CoreDatabase(path: path))
        let contact = try await store.upsertContact(
            ContactProfile(isVerified: false),
            newID: "c",
            now: Self.now
        )
        let session = SessionID(rawValue: "s")
        _ = try await store.createSession(id: "s", contact: contact, attributes: [:], now: Self.now)
        for number in 1...5 {
            _ = try await store.receive(send("m-\(number)"), from: contact, now: Self.now)
            _ = try await store.history(of: session, of: contact)
        }
        let kept = try #require(try await store.history(of: session, of: contact))
        let restarted = CoreStore(try CoreDatabase(path: path))
        let anew = try #require(try await restarted.history(of: session, of: contact))
        #expect(kept.rows == anew.rows)
        #expect(try publicIDs(of: anew.rows) == ["m-1", "m-2", "m-3", "m-4", "m-5"])
        try FileManager.default.removeItem(atPath: path)
    }

    @Test func `a conversation that goes to another contact takes its history along`() async throws
    {
        let store = CoreStore(try CoreDatabase(path: nil))
        let stranger = try await store.upsertContact(
            ContactProfile(isVerified: false),
            newID: "c-1",
            now: Self.now
        )
        let session = SessionID(rawValue: "s")
        _ = try await store.createSession(
            id: "s",
            contact: stranger,
            attributes: ["external_id": "browser-1"],
            now: Self.now
        )
        _ = try await store.receive(send("m-1"), from: stranger, now: Self.now)
        let before = try #require(try await store.history(of: session, of: stranger))
        let ada = try await store.upsertContact(
            ContactProfile(email: "ada@example.com", isVerified: true),
            newID: "c-2",
            now: Self.now
        )
        _ = try await store.claimSessions(externalID: "browser-1", for: ada, now: Self.now)
        let after = try #require(try await store.history(of: session, of: ada))
        #expect(try await store.history(of: session, of: stranger) == nil)
        #expect(String(buffer: after.rows).hasPrefix(String(buffer: before.rows) + ","))
        #expect([before.session.isVerified, after.session.isVerified] == [false, true])
    }

    private static let now = Timestamp(microseconds: 1_767_603_600_000_000)

    private func send(_ uuid: String) -> SendMessage {
        SendMessage(uuid: uuid, botToken: "w", sessionID: "s", content: "Hello")
    }

    private func message(_ sequence: Int64) -> MessageRecord {
        MessageRecord(
            sequence: sequence,
            sessionID: SessionID(rawValue: "s"),
            publicID: MessageID(rawValue: "m-\(sequence)"),
            type: .message,
            senderKind: .user,
            text: "Hello",
            sentAt: Self.now
        )
    }

    private func publicIDs(_ rows: HistoryCache.Rows) throws -> [String] {
        try publicIDs(of: rows.text)
    }

    private func publicIDs(of rows: ByteBuffer) throws -> [String] {
        let text = "[" + String(buffer: rows) + "]"
        return try WidgetJSON.decode([HistoryMessage].self, from: Data(text.utf8)).map(\.publicID)
    }
}
