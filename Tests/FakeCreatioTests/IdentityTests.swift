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
        ("client_id=\(Bench.client.id)", "invalid_request"),
        ("", "invalid_request"),
    ])
    func `a bad request is refused as RFC 6749 says`(form: String, code: String) throws {
        let response = try Bench.run { await $0.tokenResponse(form: form) }
        #expect(response.summary == #"400 {"error":"\#(code)"}"#)
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
        #expect(body["token_endpoint"] == "https://acme-is.creatio.com/connect/token")
    }

    @Test func `a token asked of the application gets the login page`() throws {
        let response = try Bench.run { await $0.anonymous(.post, "/connect/token") }
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
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
