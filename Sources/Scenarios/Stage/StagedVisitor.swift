import FakeWidget
import Foundation
import HandoffCore
import WidgetProtocol
import Wire

/// A visitor with a browser; the page is opened at the first thing that the visitor does.
actor StagedVisitor {
    nonisolated let name: String
    private let given: GivenVisitor
    private let environment: Environment
    private let hostPage: HostPage
    private let errands: Errands
    private var browser: WidgetEngine?
    /// The sessions that this visitor began, in order.
    private(set) var sessions: [SessionID] = []
    /// What became of the last message; nil while it is on its way.
    private(set) var outcome: SendOutcome?

    init(_ given: GivenVisitor, environment: Environment, host: Environment, errands: Errands) {
        name = given.name
        self.given = given
        self.environment = environment
        self.errands = errands
        hostPage = HostPage(
            environment: host,
            apiURL: StageWorld.address(StageWorld.core),
            organisationKey: StageWorld.organisationKey
        )
    }

    /// The browser with the page open.
    ///
    /// - Throws: `WidgetError` or `HostPageError` where the page cannot be opened.
    func page() async throws -> WidgetEngine {
        if let browser { return browser }
        var settings = WidgetSettings(
            apiURL: StageWorld.address(StageWorld.core),
            widgetToken: StageWorld.widgetToken
        )
        if given.isVerified, let email = given.email {
            settings.user = .token(try await token(email: email, name: given.displayName))
        } else if given.email != nil || given.displayName != nil {
            settings.user = .data(email: given.email, name: given.displayName, custom: [:])
        }
        let engine = WidgetEngine(environment: environment, settings: settings)
        browser = engine
        errands.start { await engine.run() }
        try await engine.start()
        return engine
    }

    /// The session in the window; nil before its first message.
    func session() async -> SessionID? {
        guard let id = await browser?.session?.id else { return nil }
        let session = SessionID(rawValue: id)
        if !sessions.contains(session) { sessions.append(session) }
        return session
    }

    /// Uploads the files and begins to send; `outcome` tells when and how it ended.
    func begin(sending text: String, files: [VisitorFile]) async throws {
        let engine = try await page()
        var attachments: [Attachment] = []
        for file in files {
            attachments.append(
                try await engine.upload(
                    name: file.name,
                    type: file.type,
                    bytes: Data(file.content.utf8)
                )
            )
        }
        outcome = nil
        let message = attachments
        errands.start { await self.finish(engine.send(text, attachments: message)) }
    }

    /// Signs in on the page, which loads the widget anew with a token.
    func identify(email: String, name: String?) async throws {
        let engine = try await page()
        try await engine.identify(token: token(email: email, name: name))
    }

    /// What each session of this visitor shows in the window, the one that is open first seen as
    /// it stands, the others opened again.
    func windows(pause: () async throws -> Void) async throws -> [SessionID: SeenWindow] {
        guard let browser else { return [:] }
        var windows: [SessionID: SeenWindow] = [:]
        if let current = await session() { windows[current] = await window(of: browser) }
        for session in sessions where windows[session] == nil {
            await browser.open(session: session.rawValue)
            try await pause()
            windows[session] = await window(of: browser)
        }
        return windows
    }

    private func window(of browser: WidgetEngine) async -> SeenWindow {
        SeenWindow(
            messages: await browser.visible,
            isOpened: await browser.session?.isOpened ?? false
        )
    }

    private func finish(_ outcome: SendOutcome) {
        self.outcome = outcome
    }

    private func token(email: String, name: String?) async throws -> Secret {
        let user = try await hostPage.authenticate(AuthenticateUser(email: email, name: name))
        return Secret(user.token)
    }
}

/// What a visitor's window showed of a session.
struct SeenWindow: Sendable {
    let messages: [VisibleMessage]
    let isOpened: Bool
}
