import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

/// The verifier and the challenge are the example of RFC 7636, appendix B.
@Suite struct `An authorization code` {
    private static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    private static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    private static let back = "https://app.example/back"

    @Test(arguments: [
        "", "&code_challenge=\(verifier)&code_challenge_method=plain",
        "&code_challenge=\(challenge)&code_challenge_method=S256",
    ])
    func `lets an application act as the user who was logged in`(proof: String) throws {
        let (redirect, body) = try run { bench in
            let redirect = try await bench.authorize("response_type=code&state=a%26b" + proof)
            let code = redirect.parameter("code")
            let token = try JSONValue.parse(
                await bench.redeem("\(code)&code_verifier=\(Self.verifier)").body
            )["access_token"]?.text
            let response = await bench.anonymous(
                .post,
                "/0/odata/Case",
                headers: [
                    .authorization: "Bearer \(token ?? "")", .contentType: "application/json",
                ],
                body: #"{"Subject":"x"}"#
            )
            return (redirect, try JSONValue.parse(response.body))
        }
        #expect(redirect.status == .found)
        #expect(redirect.headers[.location]?.hasPrefix(Self.back + "?code=") == true)
        #expect(redirect.headers[.location]?.hasSuffix("&state=a%26b") == true)
        #expect(body["CreatedById"] == .string(Self.repID))
    }

    @Test(arguments: [
        (55, "n0OQ-NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg"),
        (64, "_-BU_nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs"),
        (120, "Lz0zVDLHC1gK8Ojhs2dKfAINaDql9zqq7f3FWvkEwhw"),
    ])
    func `takes verifiers of any length`(length: Int, challenge: String) throws {
        let answer = try run { bench in
            let proof = "&code_challenge=\(challenge)&code_challenge_method=S256"
            let code = try await bench.authorize("response_type=code" + proof).parameter("code")
            let verifier = String(repeating: "a", count: length)
            return await bench.redeem("\(code)&code_verifier=\(verifier)")
        }
        #expect(answer.status == .ok)
    }

    @Test func `is good once, for five minutes`() throws {
        let statuses = try run { bench in
            let code = try await bench.authorize("response_type=code").parameter("code")
            let first = await bench.redeem(code)
            let again = await bench.redeem(code)
            let late = try await bench.authorize("response_type=code").parameter("code")
            try await bench.pause(.seconds(300))
            return [first, again, await bench.redeem(late)].map(\.summary)
        }
        #expect(statuses[0].hasPrefix(#"200 {"access_token":"#))
        #expect(statuses.dropFirst() == Array(repeating: Self.invalidGrant, count: 2)[...])
    }

    @Test(arguments: ["&code_verifier=wrong", "", "&redirect_uri=https://evil.example"])
    func `is good only for who asked`(more: String) throws {
        let answer = try run { bench in
            let proof = "&code_challenge=\(Self.challenge)&code_challenge_method=S256"
            let code = try await bench.authorize("response_type=code" + proof).parameter("code")
            return await bench.redeem(code + more).summary
        }
        #expect(answer == Self.invalidGrant)
    }

    @Test(arguments: [
        ("response_type=token", "unsupported_response_type"),
        ("response_type=code&scope=everything", "invalid_scope"),
        ("response_type=code&code_challenge=x&code_challenge_method=S1", "invalid_request"),
    ])
    func `is refused where the user is sent back to`(query: String, error: String) throws {
        let redirect = try run { try await $0.authorize(query) }
        #expect(redirect.headers[.location] == Self.back + "?error=" + error)
    }

    @Test(arguments: ["&redirect_uri=https://evil.example", "&client_id=nobody"])
    func `of an unknown application or address sends nobody anywhere`(more: String) throws {
        let response = try run { try await $0.authorize("response_type=code", more) }
        #expect(response.status == .badRequest)
        #expect(response.headers[.location] == nil)
    }

    @Test func `is nothing for who has not logged in`() throws {
        let response = try run {
            await $0.anonymous(.get, "/0/connect/authorize?response_type=code")
        }
        #expect(response.headers[.location]?.hasPrefix("/Login/NuiLogin.aspx?ReturnUrl=") == true)
    }

    private static let repID = "bbbbbbbb-0000-4000-8000-00000000000b"
    private static let invalidGrant = #"400 {"error":"invalid_grant"}"#

    private func run<Value: Sendable>(
        _ body: @escaping @Sendable (Bench) async throws -> Value
    ) throws -> Value {
        try Bench.run {
            $0.clients[0].redirectAddresses = [Self.back]
            $0.users.append(
                UserAccount(name: "Rita", password: Secret("r"), contactID: Self.repID)
            )
        } _: {
            try await body($0)
        }
    }
}

extension Bench {
    private static let back = "redirect_uri=https%3A%2F%2Fapp.example%2Fback"

    /// Asks in Rita's browser for a code.
    fileprivate func authorize(_ query: String, _ more: String = "") async throws -> WireResponse {
        let session = BrowserSession(await login(name: "Rita", password: "r"))
        let known = "client_id=\(Self.client.id)&\(Self.back)&"
        return await anonymous(
            .get,
            "/0/connect/authorize?" + known + query + more,
            headers: session.headers(csrf: nil)
        )
    }

    /// Turns a code into a token.
    fileprivate func redeem(_ code: String) async -> WireResponse {
        let grant = Self.clientForm.replacing("client_credentials", with: "authorization_code")
        return await anonymous(
            .post,
            "/0/connect/token",
            headers: [.contentType: "application/x-www-form-urlencoded"],
            body: grant + "&\(Self.back)&code=" + code
        )
    }
}

extension WireResponse {
    /// A parameter of the address that somebody is sent to.
    fileprivate func parameter(_ name: String) -> String {
        let query = headers[.location]?.split(separator: "?").last ?? ""
        let field = query.split(separator: "&").first { $0.hasPrefix(name + "=") } ?? ""
        return String(field.dropFirst(name.count + 1))
    }
}
