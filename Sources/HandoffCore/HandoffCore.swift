import HTTPTypes
import Hummingbird
package import Wire

/// The handoff core: conversation in, case out, replies back.
///
/// It answers HTTP through its `responder`, which may be mounted in memory or on a socket, and
/// does its work with Creatio inside `run()`, which somebody has to await.
package struct HandoffCore: Sendable {
    package let responder: any Responder

    let store: CoreStore
    let configuration: CoreConfiguration
    let environment: Wire.Environment
    private let outbox: WorkLoop<SessionID>
    private let inbox: WorkLoop<CaseID>
    private let watch: CaseWatch
    private let conversation: Conversation
    private let gate: Gate
    private let breaker: CircuitBreaker

    /// Opens the core's database, made or migrated as need be.
    ///
    /// - Parameters:
    ///   - configuration: What the operator decides before the start.
    ///   - autopilot: The AI.
    ///   - environment: The world outside.
    ///   - database: What the core remembers; nil opens the configuration's own.
    /// - Throws: When the database cannot be opened.
    package init(
        configuration: CoreConfiguration,
        autopilot: any Autopilot,
        environment: Wire.Environment,
        database: CoreDatabase? = nil
    ) throws {
        let store = CoreStore(try database ?? CoreDatabase(path: configuration.storePath))
        let access = CreatioAccess(environment: environment)
        let content = CaseContent(
            organisationID: configuration.organisationID,
            publicURL: configuration.publicURL
        )
        let gate = Gate()
        let drain = OutboxDrain(
            store: store,
            access: access,
            content: content,
            gate: gate,
            environment: environment
        )
        let replies = InboxDrain(
            store: store,
            access: access,
            publicURL: configuration.fileURL,
            gate: gate,
            environment: environment
        )
        let breaker = access.breaker
        self.store = store
        self.gate = gate
        self.configuration = configuration
        self.environment = environment
        self.breaker = breaker
        outbox = WorkLoop(
            environment: environment,
            bell: Bell(),
            gate: gate,
            due: { breaker.admitted(try await store.dueSessions(now: $0), now: $0) },
            work: drain.drain
        )
        inbox = WorkLoop(
            environment: environment,
            bell: Bell(),
            gate: gate,
            due: { breaker.admitted(try await store.dueCases(now: $0), now: $0) },
            work: replies.drain
        )
        watch = CaseWatch(
            store: store,
            access: access,
            bell: inbox.bell,
            environment: environment
        )
        conversation = Conversation(
            store: store,
            autopilot: autopilot,
            bell: outbox.bell,
            environment: environment
        )
        responder = RouterResponder(
            router: Self.router(
                configuration,
                conversation,
                environment,
                store,
                access,
                content,
                inbox: inbox.bell
            ),
            logger: environment.logger
        )
    }

    /// Whether `finish()` has been called.
    var isFinishing: Bool { !gate.isOpen }

    /// Lets what has been begun come to its end and begins nothing more; `run()` returns then.
    ///
    /// What waits is done after the next start.
    package func finish() {
        gate.shut()
        outbox.bell.ring()
        inbox.bell.ring()
    }

    /// Answers what an earlier core left unanswered, carries what waits to Creatio and what Creatio
    /// announced to the visitors, until `finish()` is called or the task is cancelled.
    package func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                async let outbox: Void = outbox.run()
                async let inbox: Void = inbox.run()
                async let answers: Void = conversation.answerWhatWasInterrupted()
                _ = try await (outbox, inbox, answers)
            }
            group.addTask { try await watch.run() }
            // The watch only finds work for the other two, and ends with them.
            try await group.next()
            group.cancelAll()
        }
    }

    /// Ends the core at once: whatever is under way can neither read nor write any more, as
    /// after the death of the process.
    package func close() {
        store.close()
    }

    /// How much is still to be done: entries of the outbox, parked ones too, and announcements
    /// that have not been applied.
    package var pendingWork: Int {
        get async throws {
            try await store.outbox().count + store.waitingEvents()
        }
    }

    /// What operators do with the outbox.
    package var outboxOperations: OutboxOperations { OutboxOperations(store: store) }

    /// How the work for Creatio stands.
    package var syncStatus: SyncStatus {
        get async throws {
            let backlog = try await store.backlog()
            return SyncStatus(
                waiting: backlog.waiting,
                setAside: backlog.parked,
                announcements: try await store.waitingEvents(),
                oldest: backlog.oldest,
                pausedUntil: breaker.pausedUntil
            )
        }
    }

    private static func router(
        _ configuration: CoreConfiguration,
        _ conversation: Conversation,
        _ environment: Wire.Environment,
        _ store: CoreStore,
        _ access: CreatioAccess,
        _ content: CaseContent,
        inbox: Bell
    ) -> Router<WireContext> {
        let router = Router(context: WireContext.self)
        router.add(middleware: CORS())
        router.add(middleware: ErrorBodies(logger: environment.logger))
        let key = OrganisationKey(key: configuration.organisationKey)
        let authentication = WidgetAuthentication(
            widgetToken: configuration.widgetToken,
            signer: ContactTokenSigner(
                key: configuration.signingKey,
                organisation: configuration.organisationID
            ),
            store: store,
            environment: environment
        )
        WidgetRoutes(
            configuration: configuration,
            authentication: authentication,
            conversation: conversation,
            store: store,
            environment: environment
        ).add(to: router)
        ContactRoutes(
            key: key,
            authentication: authentication,
            store: store,
            environment: environment
        ).add(to: router)
        FileRoutes(
            publicURL: configuration.fileURL,
            authentication: authentication,
            store: store,
            environment: environment
        ).add(to: router)
        FeedbackRoutes(authentication: authentication, store: store, environment: environment)
            .add(to: router)
        CanvasRoutes(
            authentication: authentication,
            conversation: conversation,
            store: store,
            environment: environment
        ).add(to: router)
        RatingRoutes(key: key, store: store, environment: environment).add(to: router)
        ReplyFileRoutes(store: store, access: access, environment: environment).add(to: router)
        WebhookReportRoutes(key: key, store: store).add(to: router)
        InboxRoutes(key: key, conversation: conversation).add(to: router)
        WebhookRoutes(
            token: configuration.webhookToken,
            store: store,
            bell: inbox,
            environment: environment
        ).add(to: router)
        SettingsRoutes(
            key: key,
            test: TestAndSave(store: store, environment: environment),
            store: store,
            webhookURL: configuration.webhookURL
        ).add(to: router)
        SessionViewRoutes(key: key, store: store, content: content).add(to: router)
        return router
    }
}
