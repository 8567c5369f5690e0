import Crypto
import Foundation
import Wire

/// Makes and checks the tokens that tell who a visitor is: JWTs signed with HS256
/// (RFC 7519; the envelope is that of opencx.md section 4.4).
///
/// A hundred lines of our own weigh less here than a JWT library with its certificates: there is
/// one algorithm, one key, and no token of another issuer.
struct ContactTokenSigner: Sendable {
    private let key: SymmetricKey
    private let organisation: String

    init(key: Secret, organisation: String) {
        self.key = SymmetricKey(data: Data(key.exposed.utf8))
        self.organisation = organisation
    }

    /// A token; without a life it does not expire, as the widget's chat tokens do not
    /// (opencx.md section 4.4).
    func token(
        for contact: ContactID,
        isVerified: Bool,
        issuedAt: Timestamp,
        life: Duration? = nil
    ) throws -> String {
        let issued = issuedAt.microseconds / 1_000_000
        let claims = Claims(
            sub: .init(
                type: Claims.contactType,
                payload: .init(
                    orgID: organisation,
                    contact: .init(id: contact.rawValue, verified: isVerified)
                )
            ),
            iat: issued,
            exp: life.map { issued + $0.components.seconds }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let signed =
            try encoder.encode(Header(alg: "HS256", typ: "JWT")).base64URL
            + "." + encoder.encode(claims).base64URL
        return signed + "." + signature(of: signed).base64URL
    }

    /// The contact that a token speaks for.
    func contact(in token: String, now: Timestamp) throws(TokenError) -> ContactID {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header: Header = decode(parts[0]), header.alg == "HS256",
            let signature = Data(base64URL: parts[2])
        else { throw .malformed }
        let signed = Data((parts[0] + "." + parts[1]).utf8)
        guard
            HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: signed, using: key)
        else { throw .badSignature }
        guard let claims: Claims = decode(parts[1]), claims.sub.type == Claims.contactType else {
            throw .malformed
        }
        guard claims.sub.payload.orgID == organisation else { throw .otherOrganisation }
        if let expiry = claims.exp, expiry <= now.microseconds / 1_000_000 { throw .expired }
        return ContactID(rawValue: claims.sub.payload.contact.id)
    }

    private func signature(of text: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }

    private func decode<Value: Decodable>(_ part: Substring) -> Value? {
        guard let bytes = Data(base64URL: part) else { return nil }
        // Whatever is wrong inside, the token is malformed; the decoder's words help nobody.
        return try? JSONDecoder().decode(Value.self, from: bytes)
    }

    private struct Header: Codable {
        let alg: String
        let typ: String?
    }

    private struct Claims: Codable {
        static let contactType = "widget-contact"

        struct Subject: Codable {
            struct Payload: Codable {
                struct Contact: Codable {
                    let id: String
                    let verified: Bool
                }

                let orgID: String
                let contact: Contact

                enum CodingKeys: String, CodingKey {
                    case orgID = "org_id"
                    case contact
                }
            }

            let type: String
            let payload: Payload
        }

        let sub: Subject
        let iat: Int64
        let exp: Int64?
    }
}

/// Why a contact token was not accepted.
enum TokenError: Error, Equatable, CustomStringConvertible {
    case malformed
    case badSignature
    case otherOrganisation
    case expired

    var description: String {
        switch self {
        case .malformed: "the contact token is not a widget token"
        case .badSignature: "the contact token was not signed by this service"
        case .otherOrganisation: "the contact token belongs to another organisation"
        case .expired: "the contact token has expired; authenticate the user again"
        }
    }
}

extension Data {
    fileprivate var base64URL: String {
        base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    fileprivate init?(base64URL text: Substring) {
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        self.init(base64Encoded: String(base64))
    }
}
