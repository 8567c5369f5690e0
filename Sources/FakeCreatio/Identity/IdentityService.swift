import Foundation
import HTTPTypes
import JSON
import Wire

/// The identity service, a site of its own beside the application (creatio.md section 2.4).
struct IdentityService {
    let clients: [OAuthClient]
    let environment: Environment

    /// Answers a request; a granted token is entered in the register.
    func answer(_ request: WireRequest, _ register: inout TokenRegister) -> WireResponse {
        switch request.path {
        case "/connect/token", "/connect/token/":
            guard request.method == .post else { return WireResponse(status: .methodNotAllowed) }
            return token(for: request, &register)
        case "/.well-known/openid-configuration":
            guard request.method == .get else { return WireResponse(status: .methodNotAllowed) }
            return .json(discovery(of: request))
        default: return WireResponse(status: .notFound)
        }
    }

    private func token(
        for request: WireRequest,
        _ register: inout TokenRegister
    ) -> WireResponse {
        let form = FormBody(request.text)
        guard let grant = form["grant_type"] else { return .oauthError("invalid_request") }
        guard let (id, secret) = Self.credentials(of: request, form),
            let client = clients.first(where: { $0.id == id }), client.secret.matches(secret)
        else { return .oauthError("invalid_client") }
        guard grant == "client_credentials" else { return .oauthError("unsupported_grant_type") }
        let token = register.issue(actingAs: client.userName, environment)
        return .json([
            "access_token": .string(token),
            "expires_in": .number(JSONNumber(Int(TokenRegister.lifetime.components.seconds))),
            "token_type": "Bearer",
            "scope": .string("ApplicationAccess_\(client.id.lowercased())"),
        ])
    }

    /// Id and secret from the form, or from a Basic header.
    private static func credentials(
        of request: WireRequest,
        _ form: FormBody
    ) -> (id: String, secret: String)? {
        if let id = form["client_id"], let secret = form["client_secret"] { return (id, secret) }
        guard let header = request.headers[.authorization], header.hasPrefix("Basic "),
            let bytes = Data(base64Encoded: String(header.dropFirst("Basic ".count)))
        else { return nil }
        let pair = String(decoding: bytes, as: UTF8.self)
            .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return nil }
        return (FormBody.decode(pair[0]), FormBody.decode(pair[1]))
    }

    private func discovery(of request: WireRequest) -> JSONValue {
        let issuer = "\(request.head.scheme ?? "http")://\(request.authority)"
        return [
            "issuer": .string(issuer),
            "token_endpoint": .string(issuer + "/connect/token"),
            "grant_types_supported": ["client_credentials"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        ]
    }
}

extension WireResponse {
    /// An error of RFC 6749 section 5.2; that the status is always 400 is IdentityServer's way.
    fileprivate static func oauthError(_ code: String) -> WireResponse {
        .json(["error": .string(code)], status: .badRequest)
    }
}

extension WireRequest {
    /// The body as UTF-8.
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// The fields of a body of type `application/x-www-form-urlencoded`.
private struct FormBody {
    private let fields: [String: String]

    init(_ text: String) {
        fields = text.split(separator: "&").reduce(into: [:]) { fields, pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[Self.decode(parts[0])] = parts.count > 1 ? Self.decode(parts[1]) : ""
        }
    }

    subscript(name: String) -> String? { fields[name] }

    static func decode(_ text: Substring) -> String {
        let spaced = String(text).replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}
