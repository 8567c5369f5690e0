import Foundation
import Hummingbird
import Wire

/// Lets in whoever has the organisation's key: its backend, its administrators, its operators.
///
/// A backend sends it as `Authorization: Bearer`; a browser asks its user for it, as the password
/// of HTTP Basic, so that one click on a session link is enough and no link carries a key.
struct OrganisationKey: Sendable {
    let key: Secret

    func check(_ request: Request) throws {
        guard let presented = Self.presented(request.headers[.authorization]),
            key.matches(presented)
        else {
            var refusal = Refusal(.unauthorized, "the organisation's key is missing or wrong")
            refusal.headers[.wwwAuthenticate] = "Basic realm=\"OpenCX\", charset=\"UTF-8\""
            throw refusal
        }
    }

    /// The key that an `Authorization` field presents; nil where it presents none.
    static func presented(_ authorization: String?) -> String? {
        authorization.flatMap { value in
            value.hasPrefix("Basic ") ? password(inBasic: value) : token(inBearer: value)
        }
    }

    private static func token(inBearer value: String) -> String? {
        let prefix = "Bearer "
        return value.hasPrefix(prefix) ? String(value.dropFirst(prefix.count)) : nil
    }

    private static func password(inBasic value: String) -> String? {
        guard let bytes = Data(base64Encoded: String(value.dropFirst("Basic ".count))) else {
            return nil
        }
        let pair = String(decoding: bytes, as: UTF8.self)
        return pair.firstIndex(of: ":").map { String(pair[pair.index(after: $0)...]) }
    }
}
