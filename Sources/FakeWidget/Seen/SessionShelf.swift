import JSON

/// The visitor's conversations as far as the page has read them.
struct SessionShelf: Sendable, Equatable {
    /// Where "load more" goes on.
    enum Paging: Sendable, Equatable {
        /// Not pressed yet: the first page is asked for again, as the engine does.
        case fromTheStart
        case after(cursor: String)
        /// The server left `next` out, so that there is always more, and always the first page.
        case endless
        case ended

        /// What goes into the query, nil for nothing.
        var cursor: String? {
            guard case .after(let cursor) = self else { return nil }
            return cursor
        }
    }

    /// Those of the last answer first, then what was known before.
    private(set) var sessions: [SeenSession] = []
    private(set) var paging = Paging.fromTheStart

    mutating func take(answer: JSONValue) throws(EngineFault) {
        guard let items = answer["items"]?.elements else {
            throw .unreadable(what: "a session list without 'items'")
        }
        var fresh: [SeenSession] = []
        for item in items {
            fresh.append(try SeenSession(item))
        }
        sessions = fresh + sessions.filter { known in !fresh.contains { $0.id == known.id } }
    }

    mutating func take(page answer: JSONValue) throws(EngineFault) {
        guard let items = answer["items"]?.elements else {
            throw .unreadable(what: "a session list without 'items'")
        }
        for item in items {
            let session = try SeenSession(item)
            if !sessions.contains(where: { $0.id == session.id }) { sessions.append(session) }
        }
        switch answer["next"] {
        case nil: paging = .endless
        case .string(let cursor)?: paging = .after(cursor: cursor)
        default: paging = .ended
        }
    }

    /// Takes the state of the open session, which is read more often than the list.
    mutating func update(_ session: SeenSession) {
        if let index = sessions.firstIndex(where: { $0.id == session.id }) {
            sessions[index] = session
        } else {
            sessions.insert(session, at: 0)
        }
    }
}
