import Foundation
import HTTPTypes
import JSON
import Synchronization
import Wire

/// Gets access tokens by client credentials, and keeps one until shortly before it ends.
///
/// However many calls need a token at once, one request is made: the others wait for it, share
/// its token or its failure, and stop waiting when they are cancelled.
final class AccessTokenSource: Sendable {
    /// A token is renewed this long before its end, so that none ends on its way to Creatio.
    static let margin: Duration = .seconds(60)
    /// The life of a token that does not say its own (creatio.md section 2.4).
    static let defaultLifetime: Duration = .seconds(3600)

    private struct Token {
        let value: Secret
        let usableUntil: Timestamp
    }

    private struct State {
        var token: Token?
        var isRequesting = false
        /// Who waits for the request under way, in the order in which they came.
        var waiters: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var waiterCount = 0
    }

    private enum Step {
        case use(Secret)
        case request
        case wait(number: Int)
    }

    private let connection: CreatioConnection
    private let exchange: Exchange
    private let state = Mutex(State())

    init(connection: CreatioConnection, exchange: Exchange) {
        self.connection = connection
        self.exchange = exchange
    }

    /// A token that will last, other than the one that was just refused.
    ///
    /// - Parameter refused: The token that the instance did not accept; it is not given again.
    /// - Returns: The kept token or a new one.
    /// - Throws: `CreatioError`; `CancellationError`.
    func token(insteadOf refused: Secret? = nil) async throws -> Secret {
        while true {
            switch nextStep(refused) {
            case .use(let token): return token
            case .request: return try await requestForAll()
            case .wait(let number): try await wait(number)
            }
        }
    }

    private func nextStep(_ refused: Secret?) -> Step {
        let now = exchange.environment.now()
        return state.withLock { state in
            if let token = state.token, token.value != refused, now < token.usableUntil {
                return .use(token.value)
            }
            guard state.isRequesting else {
                state.isRequesting = true
                return .request
            }
            state.waiterCount += 1
            return .wait(number: state.waiterCount)
        }
    }

    private func requestForAll() async throws -> Secret {
        do {
            let token = try await request()
            finish(.success(token))
            return token.value
        } catch {
            finish(.failure(error))
            throw error
        }
    }

    private func finish(_ outcome: Result<Token, any Error>) {
        let waiters = state.withLock { state in
            defer { state.waiters = [] }
            state.isRequesting = false
            if case .success(let token) = outcome { state.token = token }
            return state.waiters
        }
        for (_, continuation) in waiters {
            switch outcome {
            // That the requesting task was cancelled is not the waiters' affair: one of them
            // requests in its place.
            case .success, .failure(is CancellationError): continuation.resume()
            case .failure(let error): continuation.resume(throwing: error)
            }
        }
    }

    /// Returns when the request under way has ended; throws when it failed, or when this task
    /// is cancelled.
    private func wait(_ number: Int) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isWaiting = state.withLock { state in
                    guard state.isRequesting, !Task.isCancelled else { return false }
                    state.waiters.append((number, continuation))
                    return true
                }
                if !isWaiting { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.number == number }
                    .map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume()
        }
        try Task.checkCancellation()
    }
}

// MARK: - The request

extension AccessTokenSource {
    private func request() async throws -> Token {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", connection.clientID),
            ("client_secret", connection.clientSecret.exposed),
        ]
        let body = form.map { $0 + "=" + $1.formEncoded }.joined(separator: "&")
        let request = try WireRequest(
            .post,
            connection.tokenURL,
            headers: [
                .contentType: "application/x-www-form-urlencoded", .accept: "application/json",
            ],
            body: Data(body.utf8)
        )
        let askedAt = exchange.environment.now()
        let response = try await response(to: request)
        // A page instead of JSON is what a wrong address gives (creatio.md section 2.4).
        let answer = try? JSONValue.parse(response.body)
        guard response.isSuccess, let value = answer?["access_token"]?.text else {
            throw refusal(response, error: answer?["error"]?.text)
        }
        let lifetime = Self.lifetime(answer?["expires_in"])
        // One that lives for less than two margins is used for half of its life.
        let usable = max(lifetime - Self.margin, lifetime / 2)
        return Token(value: Secret(value), usableUntil: askedAt + usable)
    }

    /// The answer of the identity service; without one, nothing has happened in Creatio.
    private func response(to request: WireRequest) async throws -> WireResponse {
        do {
            return try await exchange.send(request, as: "the request for a token")
        } catch CreatioError.outcomeUnknown(let reason) {
            throw CreatioError.unreachable(reason)
        }
    }

    private func refusal(_ response: WireResponse, error: String?) -> CreatioError {
        let status = response.status.code
        if let wait = RetryAfter.wait(in: response, now: exchange.environment.now()) {
            return .busy(call: "the request for a token", status: status, retryAfter: wait)
        }
        if status == 429 || status >= 500 {
            return .unreachable("'\(connection.tokenURL)' answered \(status) instead of a token")
        }
        let reason = error ?? "status \(status), no token in it"
        return .tokenRefused(
            reason: reason.hiding(connection.clientSecret),
            tokenURL: connection.tokenURL
        )
    }

    private static func lifetime(_ value: JSONValue?) -> Duration {
        guard case .number(let number) = value, let seconds = number.integer, seconds > 0 else {
            return defaultLifetime
        }
        return .seconds(seconds)
    }
}

extension String {
    /// The text as a value of `application/x-www-form-urlencoded`.
    fileprivate var formEncoded: String {
        let safe = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*"
        )
        return addingPercentEncoding(withAllowedCharacters: safe) ?? ""
    }

    /// The text without the secret, should a service echo it.
    fileprivate func hiding(_ secret: Secret) -> String {
        secret.exposed.isEmpty ? self : replacing(secret.exposed, with: "\(secret)")
    }
}
