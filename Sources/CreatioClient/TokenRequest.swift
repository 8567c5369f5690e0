import Foundation
import HTTPTypes
import JSON
package import Wire

/// A token, and how long it lasts.
package struct TokenGrant: Sendable, Equatable {
    package let token: Secret
    package let lifetime: Duration
}

/// The request for a token by client credentials (creatio.md section 2.4).
package struct TokenRequest: Sendable {
    /// The life of a token that does not say its own.
    private static let defaultLifetime: Duration = .seconds(3600)

    private let connection: CreatioConnection
    private let exchange: Exchange

    init(connection: CreatioConnection, exchange: Exchange) {
        self.connection = connection
        self.exchange = exchange
    }

    package init(connection: CreatioConnection, environment: Environment) {
        self.init(connection: connection, exchange: Exchange(environment: environment))
    }

    /// Asks once.
    ///
    /// - Throws: `CreatioError`; `CancellationError`.
    package func grant() async throws -> TokenGrant {
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
        let response = try await response(to: request)
        // A page instead of JSON is what a wrong address gives (creatio.md section 2.4).
        let answer = try? JSONValue.parse(response.body)
        guard response.isSuccess, let value = answer?["access_token"]?.text else {
            throw refusal(response, error: answer?["error"]?.text)
        }
        return TokenGrant(
            token: Secret(value),
            lifetime: Self.lifetime(answer?["expires_in"])
        )
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
