import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `The identity service` {
    @Test func `a good id and secret get a token for an hour`() throws {
        let response = try Bench.run { await $0.tokenResponse(form: Bench.clientForm) }
        let body = try JSONValue.parse(response.body)
        #expect(response.status == .ok)
        #expect(body.members?.map(\.name) == ["access_token", "expires_in", "token_type", "scope"])
        #expect(body["expires_in"] == 3600)
        #expect(body["token_type"] == "Bearer")
        #expect(body["scope"] == "ApplicationAccess_0123456789abcdef0123456789abcdef")
        #expect(body["access_token"]?.text?.count == 64)
    }

    @Test func `id and secret may stand in a Basic header`() throws {
        let pair = "\(Bench.client.id):the+client%27s+secret"
        let header = "Basic " + Data(pair.utf8).base64EncodedString()
        let response = try Bench.run { bench in
            await bench.tokenResponse(
                form: "grant_type=client_credentials",
                headers: [.authorization: header]
            )
        }
        #expect(response.status == .ok)
    }

    @Test(arguments: [
        (
            "grant_type=client_credentials&client_id=\(Bench.client.id)&client_secret=wrong",
            "invalid_client"
        ),
        ("grant_type=client_credentials&client_id=nobody&client_secret=x", "invalid_client"),
        ("grant_type=client_credentials", "invalid_client"),
        (
            Bench.clientForm.replacing("client_credentials", with: "password"),
            "unsupported_grant_type"
        ),
        ("client_id=\(Bench.client.id)", "invalid_client"), ("", "invalid_client"),
        (Bench.clientForm.replacing("grant_type", with: "grant"), "unsupported_grant_type"),
        (Bench.clientForm + "&scope=offline_access", "invalid_scope"),
        (
            Bench.clientForm.replacing("client_credentials", with: "authorization_code"),
            "invalid_grant"
        ),
    ])
    func `a bad request is refused in the order of IdentityServer`(form: String, code: String)
        throws
    {
        let response = try Bench.run { await $0.tokenResponse(form: form) }
        #expect(response.summary == #"400 {"error":"\#(code)"}"#)
    }

    @Test(arguments: [
        ("&scope=", 200), ("&unknown=x", 200),
        ("&scope=ApplicationAccess_0123456789abcdef0123456789abcdef", 200),
    ])
    func `fields that nobody needs do no harm`(more: String, status: Int) throws {
        let response = try Bench.run { await $0.tokenResponse(form: Bench.clientForm + more) }
        #expect(response.status.code == status)
    }

    @Test(arguments: ["application/json", "text/plain", "multipart/form-data; boundary=x"])
    func `a body that is no form is an invalid request`(type: String) throws {
        let response = try Bench.run {
            await $0.tokenResponse(form: Bench.clientForm, headers: [.contentType: type])
        }
        #expect(response.summary == #"400 {"error":"invalid_request"}"#)
    }

    @Test func `nobody may keep the answer`() throws {
        let response = try Bench.run { await $0.tokenResponse(form: Bench.clientForm) }
        #expect(response.headers[.cacheControl] == "no-store, no-cache, max-age=0")
    }

    @Test(arguments: [
        ("/connect/token/", "200"), ("/connect/token", "200"), ("/connect/tokens", "404"),
    ])
    func `the token endpoint takes a slash at its end`(path: String, status: String) throws {
        let response = try Bench.run { await $0.identity(.post, path, form: Bench.clientForm) }
        #expect(String(response.status.code) == status)
    }

    @Test(arguments: [
        ("", 401), ("&client_id=nobody", 200), ("&token=", 200),
    ])
    func `a revoked token is no longer good`(more: String, status: Int) throws {
        let statuses = try Bench.run { bench in
            let token = try await bench.token()
            let form = Bench.clientForm + "&token=\(token)" + more
            _ = await bench.identity(.post, "/connect/revocation", form: form)
            return await bench.status([.authorization: "Bearer \(token)"])
        }
        #expect(statuses == status)
    }

    @Test func `a token is revoked by nobody but its client`() throws {
        let status = try Bench.run {
            $0.clients.append(
                OAuthClient(id: "other", secret: Secret("other"), userName: "Supervisor")
            )
        } _: { bench in
            let token = try await bench.token()
            let form = "client_id=other&client_secret=other&token=\(token)"
            _ = await bench.identity(.post, "/connect/revocation", form: form)
            return await bench.status([.authorization: "Bearer \(token)"])
        }
        #expect(status == 200)
    }

    @Test func `discovery names the token endpoint`() throws {
        let response = try Bench.run { bench in
            await bench.instance.identityResponder.respond(
                to: try WireRequest(
                    .get,
                    "https://acme-is.creatio.com/.well-known/openid-configuration"
                )
            )
        }
        let body = try JSONValue.parse(response.body)
        #expect(body["issuer"] == "https://acme-is.creatio.com")
        #expect(body["token_endpoint"] == "https://acme-is.creatio.com/connect/token")
        #expect(body["grant_types_supported"] == ["client_credentials"])
    }

    @Test(arguments: [("/connect/token", true), ("/0/connect/token", false)])
    func `a token asked of the application gets the login page`(
        path: String,
        grantsTokens: Bool
    ) throws {
        let response = try Bench.run {
            $0.profile.grantsTokens = grantsTokens
        } _: {
            await $0.anonymous(.post, path)
        }
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
    }

    @Test func `the application grants tokens too, below its zero`() throws {
        let (endpoint, status) = try Bench.run { bench in
            let discovery = await bench.anonymous(.get, "/0/.well-known/openid-configuration")
            let response = await bench.anonymous(
                .post,
                "/0/connect/token",
                headers: [.contentType: "application/x-www-form-urlencoded"],
                body: Bench.clientForm
            )
            let token = try JSONValue.parse(response.body)["access_token"]?.text ?? ""
            return (
                try JSONValue.parse(discovery.body)["token_endpoint"],
                await bench.status([.authorization: "Bearer \(token)"])
            )
        }
        #expect(endpoint == "https://acme.creatio.com/0/connect/token")
        #expect(status == 200)
    }

    @Test func `the service stands at a host of its own`() {
        var settings = InstanceSettings()
        #expect(settings.identityAddress == "https://acme-is.creatio.com")
        settings.address = "http://localhost:8080"
        #expect(settings.identityAddress == "http://localhost-is:8080")
    }
}

@Suite struct `A token` {
    @Test func `opens the OData service`() throws {
        let response = try Bench.run { try await $0.odata(.get, "Case?$top=1") }
        #expect(response.status == .ok)
    }

    @Test func `ends after an hour`() throws {
        let statuses = try Bench.run { bench in
            let headers: HTTPFields = [.authorization: "Bearer \(try await bench.token())"]
            try await bench.environment.clock.sleep(for: .seconds(3599))
            let before = await bench.anonymous(.get, "/0/odata/Case", headers: headers)
            try await bench.environment.clock.sleep(for: .seconds(1))
            let after = await bench.anonymous(.get, "/0/odata/Case", headers: headers)
            return [before.status.code, after.status.code]
        }
        #expect(statuses == [200, 401])
    }

    @Test func `lives as long as its client says`() throws {
        let (body, statuses) = try Bench.run {
            $0.clients[0].tokenLifetime = .seconds(60)
        } _: { bench in
            let body = try JSONValue.parse(
                await bench.tokenResponse(form: Bench.clientForm).body
            )
            let token = body["access_token"]?.text ?? ""
            let before = await bench.status([.authorization: "Bearer \(token)"])
            try await bench.pause(.seconds(60))
            return (body, [before, await bench.status([.authorization: "Bearer \(token)"])])
        }
        #expect(body["expires_in"] == 60)
        #expect(statuses == [200, 401])
    }

    @Test(arguments: ["Bearer unknown", "Bearer", "Basic abc"])
    func `an unknown one is refused`(header: String) throws {
        let response = try Bench.run { bench in
            await bench.anonymous(.get, "/0/odata/Case", headers: [.authorization: header])
        }
        #expect(
            response.summary
                == #"401 {"Message":"Authorization has been denied for this request."}"#
        )
    }
}

extension Bench {
    /// Sends a form to the identity service.
    fileprivate func identity(
        _ method: HTTPRequest.Method,
        _ path: String,
        form: String
    ) async -> WireResponse {
        await instance.identityResponder.respond(
            to: WireRequest(
                head: HTTPRequest(
                    method: method,
                    scheme: "https",
                    authority: "acme-is.creatio.com",
                    path: path,
                    headerFields: [.contentType: "application/x-www-form-urlencoded"]
                ),
                body: Data(form.utf8)
            )
        )
    }
}
