import FakeWidget
import Foundation
import HandoffCore
import JSON
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
    /// How many messages were written.
    private var sends = 0
    /// Files that wait for the next message.
    private var uploads: [Attachment] = []

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
        let settings = try await settings()
        let engine = WidgetEngine(environment: environment, settings: settings)
        browser = engine
        errands.start { await engine.run() }
        try await engine.start()
        return engine
    }

    /// What the page hands to the widget.
    private func settings() async throws -> WidgetSettings {
        var settings = WidgetSettings(
            apiURL: StageWorld.address(StageWorld.core),
            widgetToken: StageWorld.widgetToken
        )
        if given.isVerified, let email = given.email {
            settings.user = .token(try await token(email: email, name: given.displayName))
        } else if given.email != nil || given.displayName != nil || given.data != nil {
            settings.user = .data(
                email: given.email,
                name: given.displayName,
                custom: given.dataMembers
            )
        }
        settings.form = given.form.map { form in
            WidgetSettings.Form(
                extraFields: form.fields,
                prefilledName: form.prefilledName,
                prefilledEmail: form.prefilledEmail
            )
        }
        settings.persistentGreetings = given.greetings
        settings.waitsForAI = !given.writesAnyTime
        settings.language = given.language
        settings.context = given.context.map(GivenVisitor.members)
        return settings
    }

    /// The session in the window; nil before its first message.
    func session() async -> SessionID? {
        guard let id = await browser?.session?.id else { return nil }
        let session = SessionID(rawValue: id)
        if !sessions.contains(session) { sessions.append(session) }
        return session
    }

    /// Uploads a file, which goes out with the next message.
    ///
    /// - Throws: `WidgetError` where the picker or the core refuses it.
    func upload(_ file: VisitorFile, isPicked: Bool = true) async throws {
        uploads.append(
            try await page().upload(
                name: file.name,
                type: file.type,
                bytes: file.bytes,
                isPicked: isPicked
            )
        )
    }

    /// Uploads the files and begins to send; `outcome` tells when and how it ended.
    func begin(sending text: String, files: [VisitorFile]) async throws {
        let engine = try await page()
        for file in files { try await upload(file) }
        outcome = nil
        sends += 1
        let message = (number: sends, attachments: uploads)
        uploads = []
        errands.start {
            await self.finish(
                message.number,
                engine.send(text, attachments: message.attachments)
            )
        }
    }

    /// Signs in on the page, which loads the widget anew: with a token, or with what the visitor
    /// says.
    func identify(email: String, name: String?, isVerified: Bool) async throws {
        let engine = try await page()
        if isVerified {
            try await engine.identify(as: .token(token(email: email, name: name)))
        } else {
            try await engine.identify(as: .data(email: email, name: name))
        }
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

    /// Takes the outcome of a message, unless another one is on its way already.
    private func finish(_ number: Int, _ outcome: SendOutcome) {
        if number == sends { self.outcome = outcome }
    }

    private func token(email: String, name: String?) async throws -> Secret {
        let user = try await hostPage.authenticate(
            AuthenticateUser(
                email: email,
                name: name,
                customData: given.data == nil ? nil : given.dataMembers,
                mcpAccess: given.tokenExpires ? [:] : nil
            )
        )
        return Secret(user.token)
    }
}

extension GivenVisitor {
    fileprivate var dataMembers: [String: JSONValue] { data.map(Self.members) ?? [:] }

    fileprivate static func members(of map: JSONValue) -> [String: JSONValue] {
        let members = (map.members ?? []).map { ($0.name, $0.value) }
        return Dictionary(members) { _, last in last }
    }
}

/// What a visitor's window showed of a session.
struct SeenWindow: Sendable {
    let messages: [VisibleMessage]
    let isOpened: Bool
}
