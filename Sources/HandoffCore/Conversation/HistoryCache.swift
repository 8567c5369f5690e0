import Foundation
import NIOCore
import WidgetProtocol

/// Histories in the words of the wire, kept for the sessions that are polled again and again.
///
/// A row of a history never changes and new ones come at the end, so what was encoded once stays
/// right: a poll asks the database for newer rows alone, and copies bytes. Nothing is lost with
/// it; after a restart it fills again.
struct HistoryCache {
    /// The rows of one session, separated by commas, without the brackets around them.
    struct Rows: Sendable {
        var text = ByteBuffer()
        /// The place of the last of them; 0 where there are none.
        var last: Int64 = 0

        mutating func append(_ message: MessageRecord) throws {
            guard let sequence = message.sequence else { return }
            if last != 0 { text.writeString(",") }
            text.writeBytes(try WidgetJSON.encode(message.historyMessage))
            last = sequence
        }
    }

    /// How many bytes are kept: some 100,000 rows of usual length.
    static let usualLimit = 32 << 20

    private struct Entry {
        var rows: Rows
        var lastUse: UInt64
    }

    private let limit: Int
    private var entries: [SessionID: Entry] = [:]
    private var uses: UInt64 = 0
    private(set) var size = 0

    init(limit: Int = Self.usualLimit) {
        self.limit = limit
    }

    /// What is known of a session's history; nothing for one that is not kept.
    func rows(of session: SessionID) -> Rows {
        entries[session]?.rows ?? Rows()
    }

    /// Keeps the history of a session that was just read.
    mutating func keep(_ rows: Rows, of session: SessionID) {
        uses += 1
        size += rows.text.readableBytes - (entries[session]?.rows.text.readableBytes ?? 0)
        entries[session] = Entry(rows: rows, lastUse: uses)
        if size > limit { makeRoom() }
    }

    /// Drops what was not read for the longest time, down to half: so rarely that the search
    /// does not count.
    private mutating func makeRoom() {
        for (session, entry) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            guard size > limit / 2 else { return }
            size -= entry.rows.text.readableBytes
            entries[session] = nil
        }
    }
}
