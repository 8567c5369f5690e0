import Foundation
import HTTPTypes
import JSON
import Synchronization
import WidgetProtocol
import Wire

@testable import FakeWidget

/// A small right server of the widget API, each answer of which a test can replace by a wrong one.
final class WidgetServer: Sendable {
    /// What the server knows; a test may change it between two calls.
    struct State {
        var config = WidgetConfig(
            org: WidgetConfig.Organization(id: "o-1", name: "Acme"),
            sessionsPollingIntervalSeconds: 60,
            sessionPollingIntervalSeconds: 10
        )
        var session: Session?
        var history: [HistoryMessage] = []
        /// Arrived requests, oldest first, as `POST /chat/send`.
        var calls: [String] = []
        var requests: [WireRequest] = []
        var aiAnswers = 0

        func count(_ call: String) -> Int { calls.count { $0.hasPrefix(call) } }
    }

    typealias Answer = @Sendable (inout State, WireRequest) throws -> WireResponse

    private let state = Mutex(State())
    private let answers = Mutex<[WidgetEndpoint: Answer]>([:])

    /// Reads or changes the state.
    func with<Value: Sendable>(_ change: (inout State) throws -> sending Value) rethrows -> Value {
        try state.withLock { try change(&$0) }
    }

    /// Replaces the answer of one endpoint.
    func answer(_ endpoint: WidgetEndpoint, _ answer: @escaping Answer) {
        answers.withLock { $0[endpoint] = answer }
    }

    /// Takes the replacement away again.
    func heal(_ endpoint: WidgetEndpoint) {
        answers.withLock { $0[endpoint] = nil }
    }

    /// Thrown by an answer that gets lost, after whatever the server has done by then.
    static let lost = TransportError.connectionLost(authority: "api.test", reason: "test")

    func respond(to request: WireRequest) throws(TransportError) -> WireResponse {
        let endpoint = Self.endpoint(of: request)
        let replacement = endpoint.flatMap { name in answers.withLock { $0[name] } }
        return try state.withLock { state throws(TransportError) in
            let path = request.path.replacing("/backend/widget/v2", with: "")
            state.calls.append("\(request.method.rawValue) \(path)")
            state.requests.append(request)
            guard let endpoint else { return WireResponse(status: .notFound) }
            do {
                return try replacement?(&state, request)
                    ?? Self.rightAnswer(endpoint, &state, request)
            } catch let error as TransportError {
                throw error
            } catch {
                return WireResponse(status: .badRequest, body: Data("\(error)".utf8))
            }
        }
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws
        -> WireResponse
    {
        WireResponse(status: status, body: try WidgetJSON.encode(value))
    }

    static func rightAnswer(
        _ endpoint: WidgetEndpoint,
        _ state: inout State,
        _ request: WireRequest
    ) throws -> WireResponse {
        switch endpoint {
        case .config:
            return try json(state.config)
        case .createUnverifiedContact:
            return try json(ContactToken(token: "token-1"), status: .created)
        case .sessions:
            return try json(SessionList(items: state.session.map { [$0] } ?? []))
        case .createSession:
            state.session = .sample
            return try json(Session.sample, status: .created)
        case .poll:
            return try json(Poll(session: state.session ?? .sample, history: state.history))
        case .history:
            return try json(state.history)
        case .sendMessage:
            return try json(try state.take(WidgetJSON.decode(from: request.body)), status: .created)
        case .resolveSession:
            state.session?.isOpened = false
            return try json(state.session ?? .sample)
        case .upload:
            return try json(
                UploadedFile(fileName: "a.txt", fileURL: "https://api.test/files/1")
            )
        case .vote:
            let vote: Vote = try WidgetJSON.decode(from: request.body)
            return try json(
                VoteAnswer(messagePublicID: vote.messagePublicID, success: true)
            )
        case .checkpoint:
            return try json(CheckpointAnswer(success: true))
        case .executeAction:
            return try json(ExecutedAction(response: ["ok": true]))
        case .submitRating:
            return try json(RatingAnswer())
        case .authenticateUser:
            let contact = AuthenticatedUser.Contact(id: "c-1")
            return try json(AuthenticatedUser(token: "jwt-1", contact: contact), status: .created)
        }
    }

    private static func endpoint(of request: WireRequest) -> WidgetEndpoint? {
        WidgetEndpoint.allCases.first { endpoint in
            let fixed = endpoint.template.prefix { $0 != "{" }
            let isParameterised = fixed.count < endpoint.template.count
            return endpoint.method == request.method.rawValue
                && (isParameterised ? request.path.hasPrefix(fixed) : request.path == fixed)
        }
    }
}

extension WidgetServer.State {
    /// Stores a message and lets the AI, if it is in charge, answer it.
    mutating func take(_ message: SendMessage) throws -> SendMessageAnswer {
        for greeting in message.initialMessages ?? [] {
            history.append(.row(greeting.uuid, .ai, greeting.content))
        }
        history.append(
            HistoryMessage(
                publicID: message.uuid,
                type: .message,
                text: message.content,
                sender: HistoryMessage.Sender(kind: .user),
                attachments: message.attachments
            )
        )
        guard session?.assignee.kind == .ai else {
            return .success(
                SendMessageAnswer.Success(code: .sessionAssignedToHumanAgent, session: session)
            )
        }
        aiAnswers += 1
        let row = HistoryMessage.row("ai-\(aiAnswers)", .ai, "Answer to \(message.content)")
        history.append(row)
        return .success(
            SendMessageAnswer.Success(
                autopilotResponse: AutopilotResponse(
                    id: row.publicID,
                    content: row.content.text ?? ""
                ),
                session: session
            )
        )
    }
}

extension Session {
    static let sample = Session(
        id: "s-1",
        ticketNumber: 1,
        createdAt: "2026-01-05T09:00:00.000Z",
        updatedAt: "2026-01-05T09:00:00.000Z",
        isHandedOff: false,
        isOpened: true,
        assignee: Session.Assignee(kind: .ai),
        channel: "web",
        isVerified: false
    )
}

extension HistoryMessage {
    static func row(
        _ id: String,
        _ kind: Sender.Kind,
        _ text: String,
        type: MessageType = .message,
        name: String? = nil
    ) -> HistoryMessage {
        HistoryMessage(
            publicID: id,
            type: type,
            text: text,
            sender: Sender(kind: kind, name: name)
        )
    }
}
