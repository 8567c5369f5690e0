import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `Forms login` {
    @Test(arguments: [
        (
            InstanceProfile.Runtime.framework,
            """
            200 {"Code":0,"Message":"","Exception":null,"PasswordChangeUrl":null,\
            "RedirectUrl":"/0/Shell","UserType":"General"}
            """
        ),
        (
            .net,
            """
            200 {"RedirectUrl":null,"PasswordChangeUrl":null,"Exception":null,\
            "UserType":"General","Code":0,"Message":""}
            """
        ),
    ])
    func `answers a good password in the order of the runtime`(
        runtime: InstanceProfile.Runtime,
        summary: String
    ) throws {
        let response = try Bench.run({ $0.profile.runtime = runtime }) { await $0.login() }
        #expect(response.summary == summary)
    }

    @Test func `sets Creatio's cookies`() throws {
        let response = try Bench.run { await $0.login() }
        let cookies = response.headers[values: .setCookie]
        #expect(
            cookies.map { $0.prefix { $0 != "=" } }
                == ["BPMLOADER", ".ASPXAUTH", "BPMCSRF", "UserName", "UserType"]
        )
        #expect(cookies[1].hasSuffix("; path=/; HttpOnly"))
        #expect(BrowserSession(response).csrf?.count == 22)
        #expect(cookies[2].hasSuffix("; path=/"))
        #expect(
            cookies[3] == """
                UserName=83|117|112|101|114|118|105|115|111|114; \
                expires=Tue, 05-Jan-2027 09:00:00 GMT; path=/; HttpOnly
                """
        )
        #expect(cookies[4] == "UserType=General; path=/")
    }

    @Test func `sets the cookies of a newer build on .NET`() throws {
        let response = try Bench.run {
            $0.profile = InstanceProfile(.netRecent)
        } _: {
            await $0.login()
        }
        let cookies = response.headers[values: .setCookie]
        let csrf = try #require(BrowserSession(response).csrf)
        #expect(cookies.contains("CsrfToken=\(csrf); path=/; SameSite=Lax; HttpOnly"))
        #expect(cookies.contains("CRT_CSRF=\(csrf); path=/; SameSite=Lax"))
        #expect(cookies.contains("BPMCSRF=\(csrf); path=/; SameSite=Lax"))
    }

    @Test func `sets a session id where the installation does`() throws {
        let response = try Bench.run {
            $0.profile.security.setsSessionIDCookie = true
        } _: {
            await $0.login()
        }
        #expect(BrowserSession(response).cookies["BPMSESSIONID"]?.count == 24)
    }

    @Test func `dates a cookie before 1970 too`() throws {
        let login = try WorldBench.run { bench in
            _ = try await bench.control(.put, "clock", ["now": "1960-01-01T00:00:00Z"])
            return await bench.send(
                .post,
                Bench.loginPath,
                body: #"{"UserName":"Supervisor","UserPassword":"Supervisor"}"#
            )
        }
        let name = login.headers[values: .setCookie].first { $0.hasPrefix("UserName=") }
        #expect(name?.contains("; expires=Sat, 31-Dec-1960 ") == true)
    }

    @Test func `keeps to the virtual directory of the application`() throws {
        let response = try Bench.run {
            $0.address = "https://acme.creatio.com/crm"
        } _: {
            await $0.anonymous(
                .post,
                "/crm" + Bench.loginPath,
                body: #"{"UserName":"Supervisor","UserPassword":"Supervisor"}"#
            )
        }
        #expect(try JSONValue.parse(response.body)["RedirectUrl"] == "/crm/0/Shell")
        #expect(response.headers[values: .setCookie][1].hasSuffix("; path=/crm; HttpOnly"))
    }

    @Test(arguments: [
        #"{"UserName":"Supervisor","UserPassword":"wrong"}"#,
        #"{"UserName":"nobody","UserPassword":"Supervisor"}"#, "{}", #"{"UserName":1}"#,
    ])
    func `refuses with a success of HTTP and code 1`(body: String) throws {
        let response = try Bench.run { await $0.login(body) }
        let text = "Invalid username or password specified, or your account is inactive."
        #expect(
            response.summary == """
                200 {"Code":1,"Message":"\(text)","Exception":{"HelpLink":null,\
                "InnerException":null,"Message":"\(text)","StackTrace":null,\
                "Type":"System.Security.SecurityException"},"PasswordChangeUrl":null,\
                "RedirectUrl":null}
                """
        )
        #expect(response.headers[values: .setCookie].isEmpty)
    }

    @Test(arguments: ["", "no JSON", "[1]", #"{"UserName":"#])
    func `refuses a body that is no JSON object`(body: String) throws {
        let response = try Bench.run { await $0.login(body) }
        #expect(
            response.summary == """
                400 {"Message":"There was an error deserializing the request body.",\
                "StackTrace":null,\
                "ExceptionType":"System.Runtime.Serialization.SerializationException"}
                """
        )
    }

    @Test(arguments: [
        ("application/json", 200), ("application/json; charset=utf-8", 200),
        ("Application/JSON;charset=UTF-8", 200), ("text/json", 200),
        ("application/x-www-form-urlencoded", 415), ("text/plain", 415),
    ])
    func `takes JSON in any dress and nothing else`(type: String, status: Int) throws {
        let response = try Bench.run { bench in
            await bench.login(
                #"{"UserName":"Supervisor","UserPassword":"Supervisor","TimeZoneOffset":-180}"#,
                type: type
            )
        }
        #expect(response.status.code == status)
        #expect(response.headers[values: .setCookie].isEmpty == (status != 200))
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/ServiceModel/AuthService.svc/Login", 405),
        (.post, "/ServiceModel/AuthService.svc/Logn", 403),
        (.post, "/ServiceModel/AuthService.svc", 403),
        (.post, "/servicemodel/authservice.svc/login", 400),
    ])
    func `knows its methods`(
        method: HTTPRequest.Method,
        path: String,
        status: Int
    ) throws {
        let response = try Bench.run { await $0.anonymous(method, path) }
        #expect(response.status.code == status)
    }

    @Test(arguments: InstanceProfile.Runtime.allCases)
    func `is not where the application is`(runtime: InstanceProfile.Runtime) throws {
        let response = try Bench.run {
            $0.profile.runtime = runtime
        } _: {
            await $0.anonymous(
                .post,
                "/0/ServiceModel/AuthService.svc/Login",
                body: #"{"UserName":"Supervisor","UserPassword":"Supervisor"}"#
            )
        }
        #expect(
            response.summary == """
                401 {"Message":"Authentication failed.","StackTrace":null,\
                "ExceptionType":"System.InvalidOperationException"}
                """
        )
    }
}

@Suite struct `A user who is not let in` {
    @Test func `has an expired password, and is told where to change it`() throws {
        let answers = try Bench.run {
            $0.users[0].passwordExpiresOn = Timestamp(iso8601: "2026-01-05T09:10:00Z")
        } _: { bench in
            let before = try JSONValue.parse(await bench.login().body)
            try await bench.pause(.seconds(600))
            return [before, try JSONValue.parse(await bench.login().body)]
        }
        #expect(answers.map { $0["Code"] } == [0, 1])
        #expect(answers[1]["PasswordChangeUrl"] == "/Login/NuiLogin.aspx")
    }

    @Test func `has to change the password`() throws {
        let response = try Bench.run({ $0.users[0].mustChangePassword = true }) {
            await $0.login()
        }
        let body = try JSONValue.parse(response.body)
        #expect(body["Message"] == "Your password has expired. Change it to log in.")
        #expect(response.headers[values: .setCookie].isEmpty)
    }

    @Test func `has a second factor`() throws {
        let response = try Bench.run {
            $0.users[0].needsSecondFactor = true
            $0.profile.runtime = .net
        } _: {
            await $0.login()
        }
        let body = try JSONValue.parse(response.body)
        #expect(body["Code"] == 1)
        #expect(body["RedirectUrl"] == "/Login/Login.html")
        #expect(response.headers[values: .setCookie].isEmpty)
    }

    @Test func `has no licence`() throws {
        let response = try Bench.run({ $0.users[0].licensedObjects = [] }) { await $0.login() }
        #expect(
            try JSONValue.parse(response.body)["Message"]
                == "You have no licence for any product. Contact your system administrator."
        )
    }

    @Test func `is inactive`() throws {
        let response = try Bench.run({
            $0.users[0].isActive = false; $0.clients = []
        }) {
            await $0.login()
        }
        #expect(try JSONValue.parse(response.body)["Code"] == 1)
    }
}
