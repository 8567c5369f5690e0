import Synchronization
import Wire

/// Gets access tokens by client credentials, and keeps one until shortly before it ends.
///
/// However many calls need a token at once, one request is made: the others wait for it, share
/// its token or its failure, and stop waiting when they are cancelled.
final class AccessTokenSource: Sendable {
    /// A token is renewed this long before its end, so that none ends on its way to Creatio.
    static let margin: Duration = .seconds(60)

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

    private let request: TokenRequest
    private let now: @Sendable () -> Timestamp
    private let state = Mutex(State())

    init(connection: CreatioConnection, exchange: Exchange) {
        request = TokenRequest(connection: connection, exchange: exchange)
        now = exchange.environment.now
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
        let now = self.now()
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
            let askedAt = now()
            let grant = try await request.grant()
            // One that lives for less than two margins is used for half of its life.
            let usable = max(grant.lifetime - Self.margin, grant.lifetime / 2)
            let token = Token(value: grant.token, usableUntil: askedAt + usable)
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
