import JSON
import WidgetProtocol
import Wire

extension WidgetEngine {
    func perform(_ errand: Errand) async {
        switch errand {
        case .watchSessions(let number):
            while await pause(page.listPolling), page.number == number {
                run(.readSessions(page: number))
            }
        case .watchSession(let opening):
            while page.opening == opening {
                run(.poll(opening))
                guard await pause(page.sessionPolling) else { return }
            }
        case .readSessions(let number):
            await readSessions(page: number)
        case .poll(let opening):
            await poll(opening)
        }
    }

    /// Reads the list as it is read at every interval: always the first page.
    ///
    /// A refusal counts as an empty list, which leaves what was known before.
    func readSessions(page number: Int) async {
        do throws(EngineFault) {
            guard let answer = try await sessionList(cursor: nil), page.number == number else {
                return
            }
            try page.shelf.take(answer: answer)
        } catch {
            log(error, at: .sessions)
        }
    }

    /// The visitor scrolls to the end of the list; the first time this asks for the first page
    /// again, as the engine does.
    package func loadMoreSessions() async {
        guard hasMoreSessions else { return }
        let number = page.number
        do throws(EngineFault) {
            guard let answer = try await sessionList(cursor: page.shelf.paging.cursor),
                page.number == number
            else { return }
            try page.shelf.take(page: answer)
        } catch {
            log(error, at: .sessions)
        }
    }

    private func sessionList(cursor: String?) async throws(EngineFault) -> JSONValue? {
        let filters = try Self.text(SessionFilters(externalID: page.externalID))
        var query = cursor.map { [(name: WidgetName.cursorQuery, value: $0)] } ?? []
        query.append((name: WidgetName.filtersQuery, value: filters))
        switch try await calls.get(.sessions, as: SessionList.self, query: query) {
        case .refusal:
            return nil
        case .answer(let answer, let breach):
            note(breach, at: .sessions)
            return answer
        }
    }

    /// Reads session and whole history once.
    ///
    /// Answers are taken in the order in which they arrive, not in which they were asked for: a
    /// slow poll can bring back an older session, as it does in the engine.
    private func poll(_ opening: Opening) async {
        guard page.opening == opening, let id = session?.id else { return }
        do throws(EngineFault) {
            let reply = try await calls.get(.poll, as: Poll.self, session: id)
            guard case .answer(let answer, let breach) = reply, page.opening == opening else {
                return
            }
            note(breach, at: .poll)
            let session = try SeenSession(answer["session"])
            try page.conversation.take(history: answer["history"])
            show(session)
        } catch {
            log(error, at: .poll)
        }
    }

    /// Waits on the environment's clock; false when the page is closed meanwhile.
    private func pause(_ duration: Duration) async -> Bool {
        do {
            try await environment.clock.sleep(for: duration)
            return true
        } catch {
            return false
        }
    }

    private static func text(_ filters: SessionFilters) throws(EngineFault) -> String {
        do {
            return String(decoding: try WidgetJSON.encode(filters), as: UTF8.self)
        } catch {
            throw .noAnswer(reason: "the filters cannot be written (\(error))")
        }
    }
}
