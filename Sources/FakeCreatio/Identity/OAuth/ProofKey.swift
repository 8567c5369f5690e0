import Crypto
import Foundation

/// The proof that who redeems a code is who asked for it (PKCE, RFC 7636).
struct ProofKey {
    private let challenge: String
    private let isHashed: Bool

    /// Makes the proof; nil for a method that is none.
    init?(challenge: String, method: String) {
        guard method == "S256" || method == "plain" else { return nil }
        self.challenge = challenge
        isHashed = method == "S256"
    }

    func isMet(by verifier: String) -> Bool {
        guard isHashed else { return verifier == challenge }
        let digest = Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return digest == challenge
    }
}
