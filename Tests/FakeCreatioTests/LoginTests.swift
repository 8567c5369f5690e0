import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `Forms login` {
    @Test func `name and password open a session with Creatio's cookies`() throws {
        let response = try Bench.run { await $0.login() }
        #expect(
            response.summary == """
                200 {"Code":0,"Message":"","Exception":null,"PasswordChangeUrl":null,\
                "RedirectUrl":"/0/Shell","UserType":"General"}
                """
        )
        let cookies = response.headers[values: .setCookie]
        #expect(
            cookies.map { $0.prefix { $0 != "=" } }
                == ["BPMLOADER", ".ASPXAUTH", "BPMCSRF", "UserName", "UserType"]
        )
        #expect(cookies[2].hasSuffix("; path=/"))
        #expect(
            cookies[3] == "UserName=83|117|112|101|114|118|105|115|111|114; path=/; HttpOnly"
        )
    }

    @Test(arguments: [
        #"{"UserName":"Supervisor","UserPassword":"wrong"}"#,
        #"{"UserName":"nobody","UserPassword":"Supervisor"}"#, "{}", "no JSON",
    ])
    func `a refusal is a success of HTTP with code 1`(body: String) throws {
        let response = try Bench.run { await $0.login(body) }
        #expect(response.status == .ok)
        #expect(try JSONValue.parse(response.body)["Code"] == 1)
        #expect(response.headers[values: .setCookie].isEmpty)
    }

    @Test func `a session needs the CSRF token in its header`() throws {
        let statuses = try Bench.run { bench in
            let session = TestSession(await bench.login())
            let without = await bench.anonymous(
                .get,
                "/0/odata/Case",
                headers: session.headers(csrf: nil)
            )
            let wrong = await bench.anonymous(
                .get,
                "/0/odata/Case",
                headers: session.headers(csrf: "wrong")
            )
            let right = await bench.anonymous(
                .get,
                "/0/odata/Case",
                headers: session.headers(csrf: session.csrf)
            )
            return [without, wrong, right].map(\.status.code)
        }
        #expect(statuses == [403, 403, 200])
    }

    @Test func `a session ends after an hour without a request`() throws {
        let statuses = try Bench.run { bench in
            let session = TestSession(await bench.login())
            let headers = session.headers(csrf: session.csrf)
            return [
                try await bench.status(headers, after: .seconds(59 * 60)),
                try await bench.status(headers, after: .seconds(59 * 60)),
                try await bench.status(headers, after: .seconds(60 * 60)),
            ]
        }
        #expect(statuses == [200, 200, 302])
    }
}

@Suite struct `A request that nobody stands behind` {
    @Test func `is sent to the login page`() throws {
        let response = try Bench.run { await $0.anonymous(.get, "/0/odata/Case?$top=1") }
        #expect(response.status == .found)
        #expect(
            response.headers[.location]
                == "/Login/NuiLogin.aspx?ReturnUrl=%2F0%2Fodata%2FCase%3F%24top%3D1"
        )
    }

    @Test func `is refused where it insists on a session`() throws {
        let response = try Bench.run { bench in
            await bench.anonymous(
                .get,
                "/0/odata/Case",
                headers: [HTTPField.Name("ForceUseSession")!: "true"]
            )
        }
        #expect(
            response.summary
                == #"401 {"Message":"Authorization has been denied for this request."}"#
        )
    }

    @Test(arguments: ["//0/odata/Case", "/1/odata", "/0/odatas/Case"])
    func `finds nothing on a path of no service`(path: String) throws {
        let response = try Bench.run { try await $0.send(.get, path) }
        #expect(response.status == .notFound)
        #expect(response.text.contains("<title>404 - File or directory not found.</title>"))
    }
}

@Suite struct `Rights` {
    @Test func `without the right to OData nothing is answered`() throws {
        let response = try Bench.run {
            $0.users[0].canUseOData = false
        } _: {
            try await $0.odata(.get, "Case")
        }
        #expect(
            response.summary == """
                403 {"error":{"code":"","message":"Current user does not have sufficient \
                permissions to use OData"}}
                """
        )
    }

    @Test func `a right that is taken away is refused by name, the others stay`() throws {
        let responses = try Bench.run {
            $0.users[0].denied = ["Case": [.read]]
        } _: { bench in
            [
                try await bench.odata(.get, "Case"), try await bench.odata(.get, "case/$count"),
                try await bench.odata(.post, "Case", ["Subject": "x"]),
                try await bench.odata(.get, "Contact"),
            ]
        }
        #expect(responses.map(\.status.code) == [403, 403, 201, 200])
        #expect(
            responses[0].text == """
                {"error":{"code":"","message":"Current user does not have permissions for the \
                \\"Case\\" object"}}
                """
        )
    }
}

@Suite struct `Settings that contradict each other` {
    @Test func `name the user whom a client acts as`() {
        let error = #expect(throws: InstanceError.self) { try Bench { $0.users = [] } }
        #expect(
            error?.description == """
                OAuth client '0123456789ABCDEF0123456789ABCDEF' acts as user 'Supervisor', whom \
                this Creatio does not have
                """
        )
    }

    @Test func `name the object of a right`() {
        let error = #expect(throws: InstanceError.self) {
            try Bench { $0.users[0].denied = ["Cases": [.read]] }
        }
        #expect(error?.description == "this Creatio has no object 'Cases'")
    }
}

/// The cookies of a session as a browser would keep them.
private struct TestSession {
    let cookies: [String]

    init(_ login: WireResponse) {
        cookies = login.headers[values: .setCookie].map { String($0.prefix { $0 != ";" }) }
    }

    var csrf: String {
        cookies.first { $0.hasPrefix("BPMCSRF=") }.map { String($0.dropFirst(8)) } ?? ""
    }

    func headers(csrf: String?) -> HTTPFields {
        var headers: HTTPFields = [.cookie: cookies.joined(separator: "; ")]
        if let csrf, let name = HTTPField.Name("BPMCSRF") { headers[name] = csrf }
        return headers
    }
}

extension Bench {
    fileprivate func status(_ headers: HTTPFields, after pause: Duration) async throws -> Int {
        try await environment.clock.sleep(for: pause)
        return await anonymous(.get, "/0/odata/Case", headers: headers).status.code
    }

    fileprivate func login(
        _ body: String = #"{"UserName":"Supervisor","UserPassword":"Supervisor"}"#
    ) async -> WireResponse {
        await anonymous(.post, "/ServiceModel/AuthService.svc/Login", body: body)
    }
}
