import Foundation
import HTTPTypes
import JSON
import OData
package import Wire

/// Somebody on whose behalf requests are sent.
package actor Caller {
    /// What shows who it is.
    package enum Credentials: Sendable {
        /// OAuth 2.0, client credentials, at the address of the token endpoint.
        case client(id: String, secret: Secret, tokenURL: String)
        /// Forms login at the application.
        case user(name: String, password: Secret, base: String)
    }

    private let credentials: Credentials
    private var fields: HTTPFields?

    package init(_ credentials: Credentials) {
        self.credentials = credentials
    }

    /// The header fields that show who asks; asks for them once.
    func headers(_ transport: any Transport) async throws -> HTTPFields {
        if let fields { return fields }
        let fields: HTTPFields =
            switch credentials {
            case .client(let id, let secret, let tokenURL):
                try await Self.token(id, secret, tokenURL, transport)
            case .user(let name, let password, let base):
                try await Self.session(name, password, base, transport)
            }
        self.fields = fields
        return fields
    }

    private static func token(
        _ id: String,
        _ secret: Secret,
        _ tokenURL: String,
        _ transport: any Transport
    ) async throws -> HTTPFields {
        let form = FormText.encoded([
            ("grant_type", "client_credentials"), ("client_id", id),
            ("client_secret", secret.exposed),
        ])
        let answer = try await transport.send(
            WireRequest(
                .post,
                tokenURL,
                headers: [.contentType: FormText.mediaType],
                body: Data(form.utf8)
            )
        )
        guard answer.isSuccess, let body = try? JSONValue.parse(answer.body),
            let token = body["access_token"]?.text
        else { throw CallerRefused(status: answer.status.code, at: tokenURL) }
        return [.authorization: "Bearer \(token)"]
    }

    private static func session(
        _ name: String,
        _ password: Secret,
        _ base: String,
        _ transport: any Transport
    ) async throws -> HTTPFields {
        let address = base + "/ServiceModel/AuthService.svc/Login"
        let login: JSONValue = [
            "UserName": .string(name), "UserPassword": .string(password.exposed),
        ]
        let answer = try await transport.send(
            WireRequest(
                .post,
                address,
                headers: [.contentType: "application/json"],
                body: login.serialized()
            )
        )
        let cookies = answer.cookies
        guard answer.isSuccess, cookies.contains(where: { $0.name == ".ASPXAUTH" }) else {
            throw CallerRefused(status: answer.status.code, at: address)
        }
        var fields: HTTPFields = [
            .cookie: cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
        ]
        if let name = HTTPField.Name("BPMCSRF") {
            fields[name] = cookies.first { $0.name == "BPMCSRF" }?.value
        }
        if let name = HTTPField.Name("ForceUseSession") { fields[name] = "true" }
        return fields
    }
}

/// The target does not take the credentials.
package struct CallerRefused: Error, Sendable, Equatable, CustomStringConvertible {
    package let status: Int
    package let at: String

    package var description: String {
        // Creatio refuses a login with 200 and the identity service a token with 400.
        let question =
            [200, 400, 401, 403].contains(status)
            ? "are name and secret right?" : "is this the address of a Creatio?"
        return "the credentials are not taken by \(at) (status \(status)); \(question)"
    }
}

extension WireResponse {
    /// The cookies that the answer sets.
    var cookies: [(name: String, value: String)] {
        headers[values: .setCookie].compactMap { field in
            let pair = field.prefix { $0 != ";" }
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
        }
    }
}

/// Bodies of type `application/x-www-form-urlencoded`.
enum FormText {
    static let mediaType = "application/x-www-form-urlencoded"

    static func encoded(_ pairs: [(name: String, value: String)]) -> String {
        pairs
            .map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
    }
}
