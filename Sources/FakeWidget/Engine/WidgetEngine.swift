package import Foundation
import HTTPTypes
import JSON
import Logging
package import WidgetProtocol
package import Wire

/// The visitor's browser: behaves as version 4 of the real widget engine was measured to, on
/// right servers and on wrong ones (widget-engine.md, opencx.md section 4.7).
///
/// ```swift
/// try await widget.start()
/// async let page: Void = widget.run()     // polls until it is cancelled
/// await widget.send("My order never arrived")
/// await widget.visible                    // what the visitor reads
/// ```
package actor WidgetEngine {
    /// Calls that nobody waits for, such as a poll; `run()` makes them.
    enum Errand: Sendable {
        case watchSessions(page: Int)
        case readSessions(page: Int)
        case watchSession(Opening)
        case poll(Opening)
    }

    /// How many errands wait when nobody runs them; more are dropped, as a sleeping tab does.
    static let errandLimit = 64

    let environment: Environment
    var settings: WidgetSettings
    /// What the browser keeps when the page is loaded again.
    package internal(set) var storage: BrowserStorage
    /// Where answers were not what the API publishes, each place once.
    package internal(set) var breaches: [ProtocolBreach] = []
    var page = Page(number: 0)
    private let errands: AsyncStream<Errand>
    private let errandDesk: AsyncStream<Errand>.Continuation

    package init(
        environment: Environment,
        settings: WidgetSettings,
        storage: BrowserStorage = BrowserStorage()
    ) {
        self.environment = environment
        self.settings = settings
        self.storage = storage
        (errands, errandDesk) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingOldest(Self.errandLimit)
        )
    }

    /// What stands in the chat window, oldest first.
    package var visible: [VisibleMessage] { page.conversation.messages }

    /// The open conversation; nil until the first message is sent.
    package var session: SeenSession? { page.conversation.session }

    /// The visitor's conversations, newest known first.
    package var sessions: [SeenSession] { page.shelf.sessions }

    /// Whether the list says that there are more conversations than were read.
    package var hasMoreSessions: Bool { page.shelf.paging != .ended }

    /// Loads the page: config, contact, and the first reading of the session list.
    ///
    /// Without a contact the widget stands there empty, as the engine does: that throws nothing.
    ///
    /// - Throws: `WidgetError.didNotStart` when the config cannot be had.
    package func start() async throws {
        page = Page(number: page.number + 1)
        let number = page.number
        try await readConfig()
        page.externalID = externalID()
        page.showsForm = asksFirst
        guard !asksFirst, let token = await contactToken(), page.number == number else { return }
        await enter(with: token)
    }

    /// Goes on with a contact: reads the list of conversations, and keeps reading it.
    func enter(with token: Secret) async {
        let number = page.number
        page.contactToken = token
        await readSessions(page: number)
        run(.watchSessions(page: number))
    }

    /// Polls until the task is cancelled; called once in the widget's life.
    ///
    /// Polls are not awaited, as the engine's are not: slow answers overlap.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for await errand in errands {
                group.addTask { await self.perform(errand) }
            }
        }
    }

    /// Loads the page again; the conversation that was open is opened again if it is listed.
    ///
    /// - Throws: `WidgetError.didNotStart` when the config cannot be had.
    package func reload() async throws {
        let open = session?.id
        try await start()
        if let open { self.open(session: open) }
    }

    /// The page loads the widget anew for a user whom it knows by now, in the same browser.
    ///
    /// - Throws: `WidgetError.didNotStart` when the config cannot be had.
    package func identify(as user: WidgetSettings.User) async throws {
        settings.externalID = page.externalID
        settings.user = user
        try await reload()
    }

    /// Shows a conversation of the list; one that is not listed cannot be chosen.
    package func open(session id: String) {
        guard let session = sessions.first(where: { $0.id == id }) else { return }
        page.clearWindow()
        show(session)
        run(.watchSession(page.opening))
    }

    /// Empties the window for a new conversation; its session is made at the first message.
    package func newChat() {
        page.clearWindow()
    }

    /// Closes the open conversation.
    package func resolve() async -> ResolveOutcome {
        guard let session, session.isOpened else { return .nothingToResolve }
        let opening = page.opening
        do throws(EngineFault) {
            let body = ResolveSession(sessionID: session.id)
            switch try await calls.post(.resolveSession, as: Session.self, body) {
            case .refusal(let status, let text):
                return .refused(status: status, body: text)
            case .answer(let value, let breach):
                note(breach, at: .resolveSession)
                let closed = try SeenSession(value)
                if opening == page.opening { show(closed) }
                return .resolved
            }
        } catch {
            log(error, at: .resolveSession)
            return .unanswered
        }
    }

    /// Uploads a file, to be sent with a message; needs no session.
    ///
    /// - Parameters:
    ///   - name: What the file is called.
    ///   - type: Its MIME type.
    ///   - bytes: Its content.
    ///   - isPicked: False where the file comes past the picker, which offers only what the
    ///     conversation takes, as a script on the page or another client can send it.
    /// - Returns: What the message is to carry.
    /// - Throws: `WidgetError` with the words that the visitor reads beside the file.
    package func upload(name: String, type: String, bytes: Data, isPicked: Bool = true)
        async throws -> Attachment
    {
        guard !isPicked || isOffered(name: name, type: type, size: bytes.count) else {
            throw WidgetError.fileNotOffered(name: name)
        }
        let part = MultipartForm.Part(
            name: WidgetName.filePart,
            fileName: name,
            contentType: type,
            content: bytes
        )
        let boundary = "----HandrailFormBoundary" + environment.makeID()
        let response: WireResponse
        do throws(EngineFault) {
            response = try await calls.upload(part, boundary: boundary)
        } catch {
            throw WidgetError.uploadLost(reason: error.description)
        }
        guard response.isSuccess else {
            throw WidgetError.uploadRefused(status: response.status.code)
        }
        // Whether the text or the member is wrong, the visitor reads the same words.
        guard let answer = try? JSONValue.parse(response.body), let url = answer["fileUrl"]?.text
        else { throw WidgetError.uploadUnreadable }
        return Attachment(
            id: environment.makeID(),
            name: name,
            size: bytes.count,
            type: type,
            url: url
        )
    }

    /// What the engine's file picker takes (opencx.md section 4.8).
    private func isOffered(name: String, type: String, size: Int) -> Bool {
        guard size <= WidgetName.fileSizeLimit, let kind = FileKind(name: name, type: type) else {
            return false
        }
        return FileKind.allowed(afterHandoff: session?.isHandedOff ?? false).contains(kind)
    }
}

extension WidgetEngine {
    var calls: WidgetCalls {
        WidgetCalls(
            transport: environment.transport,
            settings: settings,
            token: page.contactToken
        )
    }

    func run(_ errand: Errand) {
        errandDesk.yield(errand)
    }

    /// Takes over the open session's state.
    ///
    /// A closed one that differs from what was known is polled again at once. The engine does so
    /// to show a survey without delay; a server that changes a closed session at every poll is
    /// therefore polled without end.
    func show(_ session: SeenSession) {
        page.shelf.update(session)
        guard page.conversation.follow(session), !session.isOpened else { return }
        run(.poll(page.opening))
    }

    /// Remembers where an answer is not what the API publishes.
    func note(_ breach: WidgetJSONError?, at endpoint: WidgetEndpoint) {
        guard let breach else { return }
        let found = ProtocolBreach(endpoint: endpoint, problem: breach.description)
        if !breaches.contains(found) { breaches.append(found) }
    }

    /// What the browser's console would show.
    func log(_ fault: EngineFault, at endpoint: WidgetEndpoint) {
        environment.logger.debug(
            "a call of the widget came to nothing",
            metadata: ["call": "\(endpoint.template)", "why": "\(fault)"]
        )
    }
}
