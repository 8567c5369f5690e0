import Testing
import Wire

@testable import HandoffCore

/// The tokens were signed with another language's HMAC, key `signing key`.
@Suite struct `Contact tokens` {
    private static let valid =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJzdWIiOiB7InR5cGUiOiAid2lkZ2V0LWNvbnRhY3QiLCAicGF5bG9hZCI6IHsib3JnX2lkIjogIm9yZy0xIiwgImNvbnRhY3QiOiB7ImlkIjogImMtMSIsICJ2ZXJpZmllZCI6IHRydWV9fX0sICJpYXQiOiAxNzAwMDAwMDAwfQ.p95LNv7vdgQLZ-9i_uTqUlIVsRxNugfFsYXy0mo2JWk"
    private static let endsAt1700003600 =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJzdWIiOiB7InR5cGUiOiAid2lkZ2V0LWNvbnRhY3QiLCAicGF5bG9hZCI6IHsib3JnX2lkIjogIm9yZy0xIiwgImNvbnRhY3QiOiB7ImlkIjogImMtMSIsICJ2ZXJpZmllZCI6IHRydWV9fX0sICJpYXQiOiAxNzAwMDAwMDAwLCAiZXhwIjogMTcwMDAwMzYwMH0.2CmjZUpnWcLBG5rbSQ2BsJ0oiNZ98V3i_hZXbOMy4cQ"
    private static let unsigned =
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiB7InR5cGUiOiAid2lkZ2V0LWNvbnRhY3QiLCAicGF5bG9hZCI6IHsib3JnX2lkIjogIm9yZy0xIiwgImNvbnRhY3QiOiB7ImlkIjogImMtMSIsICJ2ZXJpZmllZCI6IHRydWV9fX0sICJpYXQiOiAxNzAwMDAwMDAwfQ."

    private let signer = ContactTokenSigner(key: Secret("signing key"), organisation: "org-1")
    private let early = Timestamp(microseconds: 1_700_000_000_000_000)
    private let late = Timestamp(microseconds: 1_700_003_600_000_000)

    @Test func `a token that another library signed is accepted`() throws {
        #expect(try signer.contact(in: Self.valid, now: late) == ContactID(rawValue: "c-1"))
    }

    @Test func `a token of our own is accepted`() throws {
        let contact = ContactID(rawValue: "c-2")
        let token = try signer.token(for: contact, isVerified: true, issuedAt: early)
        #expect(try signer.contact(in: token, now: late) == contact)
    }

    @Test func `a token is accepted until it expires`() throws {
        #expect(throws: Never.self) { try signer.contact(in: Self.endsAt1700003600, now: early) }
        #expect(throws: TokenError.expired) {
            try signer.contact(in: Self.endsAt1700003600, now: late)
        }
    }

    @Test func `a token of another organisation is refused`() {
        let other = ContactTokenSigner(key: Secret("signing key"), organisation: "org-2")
        #expect(throws: TokenError.otherOrganisation) {
            try other.contact(in: Self.valid, now: early)
        }
    }

    @Test func `a token signed with another key is refused`() {
        let other = ContactTokenSigner(key: Secret("another key"), organisation: "org-1")
        #expect(throws: TokenError.badSignature) { try other.contact(in: Self.valid, now: early) }
    }

    @Test(arguments: [unsigned, "", "a.b", "a.b.c", "....", valid + ".x"])
    func `what is no signed token is refused`(token: String) {
        #expect(throws: TokenError.malformed) { try signer.contact(in: token, now: early) }
    }
}
