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
        router.get(.sessions) { request, _ in
            try await sessions(request, authentication.contact(request))
        }
        router.post(.createSession) { request, _ in
            try await createSession(request, authentication.contact(request))
        }
        router.get(.poll) { request, context in
            let contact = try await authentication.contact(request)
            return try await history(context.session, contact).pollResponse
        }
        router.get(.history) { request, context in
            let contact = try await authentication.contact(request)
            return try await history(context.session, contact).historyResponse
        }
        router.post(.sendMessage) { request, _ in
            let contact = try await authentication.contact(request)
            let message: SendMessage = try await request.decoded(upTo: Self.bodyLimit)
            guard !message.uuid.isEmpty else { throw Refusal(.badRequest, "'uuid' is empty") }
            return try .json(await conversation.send(message, from: contact), status: .created)
        }
        router.post(.resolveSession) { request, _ in
            let contact = try await authentication.contact(request)
            let body: ResolveSession = try await request.decoded(upTo: Self.bodyLimit)
            return try await .json(
                conversation.resolve(SessionID(rawValue: body.sessionID), by: contact)
            )
        }
    }

    private var config: WidgetConfig {
        WidgetConfig(
            org: .init(id: configuration.organisationID, name: configuration.organisationName),
            sessionsPollingIntervalSeconds: configuration.sessionsPollingIntervalSeconds,
            sessionPollingIntervalSeconds: configuration.sessionPollingIntervalSeconds
        )
    }

    private func sessions(_ request: Request, _ contact: ContactRecord) async throws -> Response {
        let filters = try request.queryItem(WidgetName.filtersQuery).map { text in
            do {
                return try WidgetJSON.decode(SessionFilters.self, from: Data(text.utf8))
            } catch {
                throw Refusal(.badRequest, "'filters': \(error)")
            }
        }
        // The v4 engine says "cursor", the published schema "offset"; both mean the "next" of
        // the page before (opencx.md section 4.5).
        let cursor =
            request.queryItem(WidgetName.cursorQuery) ?? request.queryItem(WidgetName.offsetQuery)
        guard let offset = Int(cursor ?? "0"), offset >= 0 else {
            throw Refusal(.badRequest, "the cursor is not one that this service gave")
        }
        if let externalID = filters?.externalID {
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
            attributes: (body.customData ?? [:]).compactMapValues(\.attribute),
            now: environment.now()
        )
        return try .json(session, status: .created)
    }

    private func history(_ session: SessionID, _ contact: ContactRecord) async throws
        -> EncodedHistory
    {
        guard let history = try await store.history(of: session, of: contact) else {
            throw Refusal.unknownSession
        }
        return history
    }
}

extension JSONValue {
    /// What a session's attribute can hold: a text, a number or a truth value; anything else is
    /// kept as its JSON text, as the engine itself would have sent it, and nothing is left out.
    fileprivate var attribute: JSONValue? {
        switch self {
        case .null: nil
        case .bool, .number, .string: self
        case .array, .object: .string(description)
        }
    }
}

extension EncodedHistory {
    /// The answer of `poll`, of which only the session is encoded anew.
    fileprivate var pollResponse: Response {
        get throws {
            let session = try WidgetJSON.encode(session)
            return Self.response([
                ByteBuffer(string: #"{"history":["#), rows, ByteBuffer(string: #"],"session":"#),
                ByteBuffer(bytes: session), ByteBuffer(string: "}"),
            ])
        }
    }

    /// The answer of `session/history/{id}`.
    fileprivate var historyResponse: Response {
        Self.response([ByteBuffer(string: "["), rows, ByteBuffer(string: "]")])
    }

    private static func response(_ parts: [ByteBuffer]) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(contentsOf: parts)
        )
    }
}

extension Request {
    /// The item of the query, unless there is none or it is empty.
    ///
    /// A plus sign is a space, as the libraries of many languages write it in a query; the engine
    /// writes `%20`, and `%2B` for the sign itself.
    fileprivate func queryItem(_ name: String) -> String? {
        let items = (uri.query ?? "").split(separator: "&")
        let value = items.first { $0.hasPrefix(name + "=") }?
            .dropFirst(name.count + 1).replacing("+", with: " ").removingPercentEncoding
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Refusal {
    static var unknownSession: Refusal {
        Refusal(.notFound, "there is no such session for this contact")
    }
}
