import Foundation
import HTTPTypes
import Hummingbird
import JSON
import NIOCore
import WidgetProtocol
import Wire

/// The widget API, version 2 (opencx.md section 4.5; widget-engine.md).
struct WidgetRoutes: Sendable {
    /// A message of 100 KB and its attachments' descriptions fit many times over.
    static let bodyLimit = 1 << 20
    /// The boundary lines and headers of an upload beside the file itself.
    static let uploadOverhead = 16 << 10
    static let sessionsPerPage = 20

    let configuration: CoreConfiguration
    let authentication: WidgetAuthentication
    let conversation: Conversation
    let store: CoreStore
    let environment: Wire.Environment

    func add(to router: Router<WireContext>) {
        router.get(.config) { request, _ in
            try authentication.checkPage(request)
            return try .json(config)
        }
        router.post(.createUnverifiedContact) { request, _ in
            try authentication.checkPage(request)
            return try await createUnverified(request)
        }
        router.get(.sessions) { request, _ in
            try await sessions(request, authentication.contact(request))
        }
        router.post(.createSession) { request, _ in
            try await createSession(request, authentication.contact(request))
        }
        router.get(.poll) { request, context in
            let contact = try await authentication.contact(request)
            return try await .json(poll(context.session, contact))
        }
        router.get(.history) { request, context in
            let contact = try await authentication.contact(request)
            return try await .json(poll(context.session, contact).history)
        }
        router.post(.sendMessage) { request, _ in
            let contact = try await authentication.contact(request)
            let message: SendMessage = try await request.decoded(upTo: Self.bodyLimit)
            return try .json(await conversation.send(message, from: contact), status: .created)
        }
        router.post(.resolveSession) { request, _ in
            let contact = try await authentication.contact(request)
            let body: ResolveSession = try await request.decoded(upTo: Self.bodyLimit)
            return try await .json(
                conversation.resolve(SessionID(rawValue: body.sessionID), by: contact)
            )
        }
        router.post(.upload) { request, _ in
            _ = try await authentication.contact(request)
            return try await upload(request)
        }
        router.post(.authenticateUser) { request, _ in
            try OrganisationKey(key: configuration.organisationKey).check(request)
            return try await authenticateUser(request)
        }
    }

    private var config: WidgetConfig {
        WidgetConfig(
            org: .init(id: configuration.organisationID, name: configuration.organisationName),
            sessionsPollingIntervalSeconds: configuration.sessionsPollingIntervalSeconds,
            sessionPollingIntervalSeconds: configuration.sessionPollingIntervalSeconds
        )
    }

    private func createUnverified(_ request: Request) async throws -> Response {
        let body: CreateUnverifiedContact = try await request.decoded(upTo: Self.bodyLimit)
        let contact = try await store.upsertContact(
            newID: environment.makeID(),
            email: body.email,
            name: body.nonVerifiedName,
            isVerified: false,
            customData: body.nonVerifiedCustomData ?? [:],
            now: environment.now()
        )
        return try .json(ContactToken(token: token(for: contact)), status: .created)
    }

    private func authenticateUser(_ request: Request) async throws -> Response {
        let body: AuthenticateUser = try await request.decoded(upTo: Self.bodyLimit)
        guard body.email.contains("@") else {
            throw Refusal(.badRequest, "'\(body.email)' is not an e-mail address")
        }
        let contact = try await store.upsertContact(
            newID: environment.makeID(),
            email: body.email,
            name: body.name,
            isVerified: true,
            customData: body.customData ?? [:],
            now: environment.now()
        )
        let answer = AuthenticatedUser(
            token: try token(for: contact),
            contact: .init(id: contact.id.rawValue)
        )
        return try .json(answer, status: .created)
    }

    private func token(for contact: ContactRecord) throws -> String {
        try authentication.signer.token(
            for: contact.id,
            isVerified: contact.isVerified,
            issuedAt: environment.now()
        )
    }

    private func sessions(_ request: Request, _ contact: ContactRecord) async throws -> Response {
        let query = request.uri.queryParameters
        let filters = try query[Substring(WidgetName.filtersQuery)].map { text in
            do {
                return try WidgetJSON.decode(SessionFilters.self, from: Data(text.utf8))
            } catch {
                throw Refusal(.badRequest, "'filters': \(error)")
            }
        }
        // The v4 engine says "cursor", the published schema "offset"; both mean the "next" of
        // the page before (opencx.md section 4.5).
        let cursor =
            query[Substring(WidgetName.cursorQuery)] ?? query[Substring(WidgetName.offsetQuery)]
        guard let offset = Int(cursor ?? "0"), offset >= 0 else {
            throw Refusal(.badRequest, "the cursor is not one that this service gave")
        }
        if contact.isVerified, let externalID = filters?.externalID {
            try await conversation.claimSessions(externalID: externalID, for: contact)
        }
        let page = try await store.sessions(
            of: contact,
            externalID: filters?.externalID,
            offset: offset,
            limit: Self.sessionsPerPage
        )
        let next = page.hasMore ? String(offset + page.items.count) : nil
        return try .json(SessionList(items: page.items, next: next))
    }

    private func createSession(_ request: Request, _ contact: ContactRecord) async throws
        -> Response
    {
        let body: CreateSession = try await request.decoded(upTo: Self.bodyLimit)
        let session = try await store.createSession(
            id: environment.makeID(),
            contact: contact,
            attributes: body.customData ?? [:],
            now: environment.now()
        )
        return try .json(session, status: .created)
    }

    private func poll(_ session: SessionID, _ contact: ContactRecord) async throws -> Poll {
        guard let poll = try await store.poll(session, of: contact) else {
            throw Refusal.unknownSession
        }
        return poll
    }

    private func upload(_ request: Request) async throws -> Response {
        let limit = WidgetName.fileSizeLimit
        let bytes = try await request.wholeBody(upTo: limit + Self.uploadOverhead)
        let form: MultipartForm
        do {
            form = try MultipartForm(
                body: bytes,
                contentType: request.headers[.contentType] ?? ""
            )
        } catch {
            throw Refusal(.badRequest, error.description)
        }
        guard let part = form[WidgetName.filePart], let name = part.fileName else {
            throw Refusal(.badRequest, "the form has no file in a part '\(WidgetName.filePart)'")
        }
        guard part.content.count <= limit else {
            throw Refusal(.contentTooLarge, "'\(name)' is larger than \(limit) bytes")
        }
        let file = FileRecord(
            id: FileID(rawValue: environment.makeID()),
            name: name,
            type: part.contentType ?? "application/octet-stream",
            bytes: part.content,
            createdAt: environment.now()
        )
        try await store.add(file)
        let address = configuration.publicURL + FileRoutes.path + file.id.rawValue
        return try .json(UploadedFile(fileName: file.name, fileURL: address), status: .created)
    }
}

extension Refusal {
    static var unknownSession: Refusal {
        Refusal(.notFound, "there is no such session for this contact")
    }
}

extension Router<WireContext> {
    fileprivate typealias Answer = @Sendable (Request, WireContext) async throws -> Response

    fileprivate func get(_ endpoint: WidgetEndpoint, use answer: @escaping Answer) {
        get(RouterPath(endpoint.template), use: answer)
    }

    fileprivate func post(_ endpoint: WidgetEndpoint, use answer: @escaping Answer) {
        post(RouterPath(endpoint.template), use: answer)
    }
}

extension WireContext {
    fileprivate var session: SessionID {
        get throws {
            SessionID(rawValue: try parameters.require(WidgetEndpoint.sessionParameter))
        }
    }
}
