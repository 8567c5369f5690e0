import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A session` {
    @Test(arguments: InstanceProfile.Runtime.allCases)
    func `needs the CSRF token in its header`(runtime: InstanceProfile.Runtime) throws {
        let statuses = try Bench.run {
            $0.profile.runtime = runtime
        } _: { bench in
            let session = BrowserSession(await bench.login())
            return [
                await bench.status(session.headers(csrf: nil)),
                await bench.status(session.headers(csrf: "wrong")),
                await bench.status(session.headers),
            ]
        }
        #expect(statuses == [403, 403, 200])
    }

    @Test func `shows the page of IIS for a missing CSRF token`() throws {
        let response = try Bench.run { bench in
            let session = BrowserSession(await bench.login())
            return await bench.anonymous(
                .get,
                "/0/odata/Case",
                headers: session.headers(csrf: nil)
            )
        }
        #expect(response.text.contains("<title>403 - Forbidden: Access is denied.</title>"))
    }

    @Test func `needs no CSRF token where none is used`() throws {
        let status = try Bench.run {
            $0.profile.security.usesCSRFToken = false
        } _: { bench in
            await bench.status(BrowserSession(await bench.login()).headers(csrf: nil))
        }
        #expect(status == 200)
    }

    @Test func `needs no CSRF token on an exempt path`() throws {
        let statuses = try Bench.run {
            $0.profile.security.csrfExemptPaths = ["/odata/Case"]
        } _: { bench in
            let headers = BrowserSession(await bench.login()).headers(csrf: nil)
            return [
                await bench.status(headers),
                await bench.status(headers, path: "/0/odata/Contact?$top=1"),
            ]
        }
        #expect(statuses == [200, 403])
    }

    @Test func `ends after an hour without a request`() throws {
        let statuses = try Bench.run { bench in
            let headers = BrowserSession(await bench.login()).headers
            return [
                try await bench.status(headers, after: .seconds(59 * 60)),
                try await bench.status(headers, after: .seconds(59 * 60)),
                try await bench.status(headers, after: .seconds(60 * 60)),
            ]
        }
        #expect(statuses == [200, 200, 302])
    }

    @Test(arguments: [(nil, 10), (Duration.seconds(20 * 60), 20)])
    func `lasts as long as the setting, or the user's own, says`(
        own: Duration?,
        minutes: Int
    ) throws {
        let statuses = try Bench.run {
            $0.profile.security.sessionTimeout = .seconds(10 * 60)
            $0.users[0].sessionTimeout = own
        } _: { bench in
            let headers = BrowserSession(await bench.login()).headers
            return [
                try await bench.status(headers, after: .seconds(60 * minutes - 1)),
                try await bench.status(headers, after: .seconds(60 * minutes)),
            ]
        }
        #expect(statuses == [200, 302])
    }

    @Test(arguments: [(false, [200, 200]), (true, [302, 200])])
    func `stands beside others of the user, unless one is the limit`(
        isLimited: Bool,
        expected: [Int]
    ) throws {
        let statuses = try Bench.run {
            $0.profile.security.allowsOneSessionPerUser = isLimited
        } _: { bench in
            let first = BrowserSession(await bench.login())
            let second = BrowserSession(await bench.login())
            return [await bench.status(first.headers), await bench.status(second.headers)]
        }
        #expect(statuses == expected)
    }

    @Test(arguments: ["", "/0"])
    func `ends with a logout`(root: String) throws {
        let (logout, status) = try Bench.run { bench in
            let session = BrowserSession(await bench.login())
            let logout = await bench.anonymous(
                .post,
                root + "/ServiceModel/AuthService.svc/Logout",
                headers: session.headers
            )
            return (logout, await bench.status(session.headers))
        }
        #expect(logout.status == .ok)
        #expect(
            logout.headers[values: .setCookie].first
                == ".ASPXAUTH=; expires=Thu, 01-Jan-1970 00:00:00 GMT; path=/; HttpOnly"
        )
        #expect(status == 302)
    }

    @Test func `of nobody cannot be ended`() throws {
        let response = try Bench.run {
            await $0.anonymous(.post, "/ServiceModel/AuthService.svc/Logout")
        }
        #expect(response.status == .unauthorized)
        #expect(response.text.contains("Authentication failed."))
    }

    @Test func `shows in the user's row until the last one ends`() throws {
        let flags = try Bench.run { bench in
            let sessions = [
                BrowserSession(await bench.login()), BrowserSession(await bench.login()),
            ]
            var flags = [try await bench.supervisorRow()["LoggedIn"]]
            for session in sessions {
                _ = await bench.anonymous(
                    .post,
                    "/ServiceModel/AuthService.svc/Logout",
                    headers: session.headers
                )
                flags.append(try await bench.supervisorRow()["LoggedIn"])
            }
            return flags
        }
        #expect(flags == [true, true, false])
    }
}

@Suite struct `A Basic header` {
    private static let right = HTTPFields([
        HTTPField(name: .authorization, value: "Basic U3VwZXJ2aXNvcjpTdXBlcnZpc29y")
    ])

    @Test func `opens the OData service without session and CSRF token`() throws {
        let status = try Bench.run { await $0.status(Self.right) }
        #expect(status == 200)
    }

    @Test func `is nothing that anybody has seen working`() throws {
        let status = try Bench.run({ $0.level = .confirmed }) { await $0.status(Self.right) }
        #expect(status == 401)
    }

    @Test(arguments: ["Basic U3VwZXJ2aXNvcjp3cm9uZw==", "Basic abc", "Basic", "Digest x", "x"])
    func `of somebody else is refused`(header: String) throws {
        let status = try Bench.run { await $0.status([.authorization: header]) }
        #expect(status == 401)
    }
}

extension Bench {
    fileprivate func status(_ headers: HTTPFields, after pause: Duration) async throws -> Int {
        try await self.pause(pause)
        return await status(headers)
    }
}
