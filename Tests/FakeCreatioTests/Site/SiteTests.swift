import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A request that nobody stands behind` {
    @Test(arguments: [
        (InstanceProfile.Runtime.framework, "/Login/NuiLogin.aspx"), (.net, "/Login/Login.html"),
    ])
    func `is sent to the login page, which answers 200`(
        runtime: InstanceProfile.Runtime,
        page: String
    ) throws {
        let (redirect, followed) = try Bench.run {
            $0.profile.runtime = runtime
        } _: { bench in
            let redirect = await bench.anonymous(.get, "/0/odata/Case?$top=1")
            let target = redirect.headers[.location] ?? ""
            return (redirect, await bench.anonymous(.get, target))
        }
        #expect(redirect.status == .found)
        #expect(
            redirect.headers[.location]
                == page + "?ReturnUrl=%2F0%2Fodata%2FCase%3F%24top%3D1"
        )
        #expect(redirect.text.contains("Object moved") == (runtime == .framework))
        #expect(followed.status == .ok)
        #expect(followed.headers[.contentType] == "text/html; charset=utf-8")
        #expect(followed.text.contains(#""bootstrap.login""#) == (runtime == .net))
        #expect(followed.text.contains("/Login/"))
    }

    @Test(arguments: [
        (
            InstanceProfile.Runtime.framework,
            #"401 {"Message":"Authorization has been denied for this request."}"#
        ), (.net, "401 "),
    ])
    func `is refused where it insists on a session`(
        runtime: InstanceProfile.Runtime,
        summary: String
    ) throws {
        let response = try Bench.run {
            $0.profile.runtime = runtime
        } _: { bench in
            await bench.anonymous(
                .get,
                "/0/odata/Case",
                headers: [HTTPField.Name("ForceUseSession")!: "True"]
            )
        }
        #expect(response.summary == summary)
    }

    @Test func `is refused where nobody is redirected`() throws {
        let status = try Bench.run({ $0.profile.security.redirectsToLogin = false }) {
            await $0.status([:])
        }
        #expect(status == 401)
    }

    @Test(arguments: InstanceProfile.Runtime.allCases)
    func `is refused by a service in its own words`(runtime: InstanceProfile.Runtime) throws {
        let response = try Bench.run {
            $0.profile.runtime = runtime
        } _: {
            await $0.anonymous(.post, "/0/ServiceModel/EntityDataService.svc/CaseCollection")
        }
        #expect(
            response.summary == """
                401 {"Message":"Authentication failed.","StackTrace":null,\
                "ExceptionType":"System.InvalidOperationException"}
                """
        )
    }

    @Test(arguments: ["/0/rest/Some/Method", "/0/DataService/json/SyncReply/SelectQuery", "/"])
    func `is redirected by the other services and the root`(path: String) throws {
        let response = try Bench.run { await $0.anonymous(.post, path) }
        #expect(response.status == .found)
    }

    @Test(arguments: ["//0/odata/Case", "/1/odata", "/0/odatas/Case", "/odata/Case", "/x"])
    func `finds nothing on a path of no service`(path: String) throws {
        let response = try Bench.run { try await $0.send(.get, path) }
        #expect(response.status == .notFound)
        #expect(response.text.contains("<title>404 - File or directory not found.</title>"))
    }
}

@Suite struct `The application` {
    @Test(arguments: [
        (InstanceProfile.Runtime.framework, [200, 404]), (.net, [404, 200]),
    ])
    func `tells its runtime by where it answers the health check`(
        runtime: InstanceProfile.Runtime,
        expected: [Int]
    ) throws {
        let statuses = try Bench.run {
            $0.profile.runtime = runtime
        } _: { bench in
            [
                await bench.anonymous(.get, "/0/api/HealthCheck/Ping"),
                await bench.anonymous(.get, "/api/HealthCheck/Ping"),
            ].map(\.status.code)
        }
        #expect(statuses == expected)
    }

    @Test(arguments: [(true, "false,true"), (false, "true,false")])
    func `says whether OAuth is set up`(hasClient: Bool, expected: String) throws {
        let body = try Bench.run {
            if !hasClient { $0.clients = [] }
        } _: {
            try JSONValue.parse(await $0.anonymous(.get, "/0/api/OAuthHealthCheck").body)
        }
        let told = [body["HasProblem"], body["IsAccessTokenRetrievableForSystemActions"]]
            .map { $0?.description ?? "" }
        #expect(told.joined(separator: ",") == expected)
        #expect(body.members?.count == 4)
    }

    @Test func `answers the ping of whoever is logged in`() throws {
        let statuses = try Bench.run { bench in
            let session = BrowserSession(await bench.login())
            return [
                await bench.status([:], path: "/0/ping"),
                await bench.status(session.headers, path: "/0/ping"),
            ]
        }
        #expect(statuses == [302, 200])
    }

    @Test(arguments: [
        (InstanceProfile.Runtime.framework, "/0/Shell"), (.net, "/Shell"),
    ])
    func `leads whoever is logged in from the root to the shell`(
        runtime: InstanceProfile.Runtime,
        shell: String
    ) throws {
        let (root, page) = try Bench.run {
            $0.profile.runtime = runtime
        } _: { bench in
            let headers = BrowserSession(await bench.login()).headers
            let root = await bench.anonymous(.get, "/", headers: headers)
            return (root, await bench.anonymous(.get, shell, headers: headers))
        }
        #expect(root.headers[.location] == shell)
        #expect(page.status == .ok)
    }

    @Test(arguments: ["/0/ServiceModel/EntityDataService.svc", "/0/rest/Some/Method"])
    func `has no OData 3 and no configuration services`(path: String) throws {
        let response = try Bench.run { try await $0.send(.get, path) }
        #expect(response.status == .notFound)
    }

    @Test(arguments: InstanceProfile.Runtime.allCases)
    func `on .NET says how its pages may be framed`(runtime: InstanceProfile.Runtime) throws {
        let responses = try Bench.run {
            $0.profile.runtime = runtime
        } _: { bench in
            [
                try await bench.send(.get, "/0/odata/Case?$top=1"),
                await bench.anonymous(.get, "/nowhere"),
            ]
        }
        let expected = runtime == .net ? ["SAMEORIGIN", "nosniff"] : [nil, nil]
        #expect(
            responses.map { response in
                ["X-Frame-Options", "X-Content-Type-Options"].map {
                    response.headers[HTTPField.Name($0)!]
                }
            } == [expected, expected]
        )
    }

    @Test(arguments: [
        (InstanceProfile.Runtime.framework, "404 - File or directory not found."), (.net, ""),
    ])
    func `shows pages of errors on IIS only`(
        runtime: InstanceProfile.Runtime,
        title: String
    ) throws {
        let response = try Bench.run {
            $0.profile.runtime = runtime
        } _: {
            await $0.anonymous(.get, "/nowhere")
        }
        #expect(response.status == .notFound)
        #expect(response.text.isEmpty == title.isEmpty)
        #expect(title.isEmpty || response.text.contains("<title>\(title)</title>"))
    }

    @Test func `lies in a virtual directory where its address says so`() throws {
        let statuses = try Bench.run {
            $0.address = "https://acme.creatio.com/crm"
        } _: { bench in
            let headers: HTTPFields = [.authorization: "Bearer \(try await bench.token())"]
            return [
                await bench.status(headers, path: "/crm/0/odata/Case?$top=1"),
                await bench.status(headers, path: "/0/odata/Case?$top=1"),
                await bench.status(headers, path: "/crm2/0/odata/Case?$top=1"),
            ]
        }
        #expect(statuses == [200, 404, 404])
    }
}

@Suite struct `A web server in front` {
    @Test func `refuses the verb DELETE where it blocks it`() throws {
        let response = try Bench.run {
            $0.profile.blocksDelete = true
        } _: {
            try await $0.odata(.delete, "Case(\(StockContact.supervisor.id))")
        }
        #expect(response.status == .methodNotAllowed)
        #expect(
            response.text.contains(
                "<title>405 - HTTP verb used to access this page is not allowed.</title>"
            )
        )
    }

    @Test func `refuses a body beyond the limit, and takes one of the limit`() throws {
        let statuses = try Bench.run {
            $0.limits.bodySize = 21
        } _: { bench in
            [
                try await bench.odata(.post, "Case", ["Subject": "1234567"]),
                try await bench.odata(.post, "Case", ["Subject": "12345678"]),
            ].map(\.status.code)
        }
        #expect(statuses == [201, 413])
    }
}
