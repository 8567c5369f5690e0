import FakeCreatio
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

@Suite struct `Worlds` {
    @Test func `each has rows, clock, faults and tokens of its own`() throws {
        let seen = try WorldBench.run { bench in
            for name in ["blue", "red"] { _ = try await bench.control(.put, "worlds/\(name)") }
            _ = try await bench.control(.post, "rows/Contact", ["Name": "Blue"], in: "/w/blue")
            _ = try await bench.control(
                .put,
                "clock",
                ["now": "2030-01-01T00:00:00Z"],
                in: "/w/red"
            )
            let fault: JSONValue = ["kind": "status", "status": 418]
            _ = try await bench.control(.post, "faults", fault, in: "/w/red")
            let redToken = try await bench.token(in: "/w/red")
            let foreign = await bench.send(
                .get,
                "/w/blue/0/odata/Contact",
                headers: [.authorization: "Bearer \(redToken)"]
            )
            return (
                [try await bench.names(), try await bench.names(in: "/w/blue")],
                [
                    try await bench.odata(.get, "Contact", in: "/w/red").status.code,
                    try await bench.odata(.get, "Contact").status.code, foreign.status.code,
                ],
                try await bench.control(.get, "clock")["now"]?.text?.prefix(4),
                try await bench.control(.get, "clock", in: "/w/red")["now"]?.text?.prefix(4)
            )
        }
        #expect(seen.0 == [["Supervisor"], ["Supervisor", "Blue"]])
        #expect(seen.1 == [418, 200, 401])
        #expect(seen.2 == "2026")
        #expect(seen.3 == "2030")
    }

    @Test func `addresses in answers lead back to the same world`() throws {
        let addresses = try WorldBench.run { bench in
            _ = try await bench.control(.put, "worlds/blue")
            let made = try await bench.odata(.post, "Contact", ["Name": "Ada"], in: "/w/blue")
            let context = try JSONValue.parse(made.body)["@odata.context"]?.text
            let demand = await bench.send(.get, "/w/blue/0/odata/Contact?$top=1")
            let login = await bench.send(
                .post,
                "/w/blue/ServiceModel/AuthService.svc/Login",
                headers: [.contentType: "application/json"],
                body: #"{"UserName":"Supervisor","UserPassword":"Supervisor"}"#
            )
            let shell = try JSONValue.parse(login.body)["RedirectUrl"]?.text
            return [
                context, made.headers[.location].map { String($0.prefix { $0 != "(" }) },
                demand.headers[.location], shell,
                login.headers[values: .setCookie].first?.split(separator: ";")
                    .dropFirst().first.map(String.init),
            ]
        }
        #expect(
            addresses == [
                "http://127.0.0.1:8021/w/blue/0/odata/$metadata#Contact/$entity",
                "http://127.0.0.1:8021/w/blue/0/odata/Contact",
                "/w/blue/Login/NuiLogin.aspx?ReturnUrl=%2Fw%2Fblue%2F0%2Fodata%2FContact%3F%24top%3D1",
                "/w/blue/0/Shell", " path=/w/blue",
            ]
        )
    }

    @Test(
        arguments: [
            ("blue.localhost:8021", "/Login/NuiLogin.aspx", 200),
            ("BLUE.localhost", "/Login/NuiLogin.aspx", 200),
            ("red.localhost:8021", "/Login/NuiLogin.aspx", 404),
            ("blue-is.localhost:8021", "/.well-known/openid-configuration", 200),
            ("blue.localhost:8021", "/.well-known/openid-configuration", 404),
            ("127.0.0.1:8021", "/w/red/", 404), ("127.0.0.1:8021", "/w/blue", 302),
        ]
    )
    func `a host chooses a world as a path does`(host: String, path: String, status: Int) throws {
        let answered = try WorldBench.run { bench in
            _ = try await bench.control(.put, "worlds/blue")
            return await bench.send(.get, path, host: host).status.code
        }
        #expect(answered == status)
    }

    @Test func `a world that is ended is gone, with what it held`() throws {
        let names = try WorldBench.run { bench in
            for _ in 1...2 {
                _ = try await bench.control(.put, "worlds/blue")
                _ = try await bench.control(.post, "rows/Contact", ["Name": "B"], in: "/w/blue")
            }
            let twice = try await bench.names(in: "/w/blue")
            _ = try await bench.control(.delete, "worlds/blue")
            let gone = await bench.send(.get, "/w/blue/0/odata/Contact")
            _ = try await bench.control(.put, "worlds/blue")
            return twice + [gone.summary] + (try await bench.names(in: "/w/blue"))
        }
        #expect(
            names == [
                "Supervisor", "B", "B",
                #"404 {"error":"there is no world 'blue'; make it with PUT"#
                    + #" /handrail/control/worlds/blue"}"#,
                "Supervisor",
            ]
        )
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `random requests to one world leave another as it was`(seed: UInt64) throws {
        let (before, after, successes) = try WorldBench.run(seed: seed) { bench in
            for name in ["calm", "wild"] { _ = try await bench.control(.put, "worlds/\(name)") }
            let random = RandomStream(seed: seed, name: "requests")
            let calls = [
                "rows/Contact", "rows/Case", "rows/Activity", "faults", "processes", "limits",
            ]
            func state(of world: String) async throws -> [String] {
                var state: [String] = []
                for call in calls {
                    state.append(try await bench.control(.get, call, in: world).description)
                }
                return state
            }
            let before = try await state(of: "/w/calm")
            let token = try await bench.token(in: "/w/wild")
            var successes = 0
            for _ in 1...300 {
                let answer = await bench.sendSomething(to: "/w/wild", token: token, random)
                if answer.isSuccess { successes += 1 }
            }
            return (before, try await state(of: "/w/calm"), successes)
        }
        #expect(before == after, "seed \(seed)")
        // Otherwise nothing was tried.
        #expect(successes > 20, "seed \(seed)")
    }
}

extension WorldBench {
    /// Sends one of many kinds of requests, most of them nonsense.
    fileprivate func sendSomething(
        to world: String,
        token: String,
        _ random: RandomStream
    ) async -> WireResponse {
        let methods: [HTTPRequest.Method] = [.get, .post, .patch, .delete, .put]
        let paths = [
            "/0/odata/Contact", "/0/odata/Case", "/0/odata/Activity?$filter=Id eq 1", "/%00",
            "/../calm/0/odata/Contact", "/w/calm/0/odata/Contact", "//w/calm", "/0/odata/$batch",
            "/handrail/control/rows/Contact", "/handrail/control/reset", "/0/odata/Case(1)",
            "/handrail/control/clock/advance", "/handrail/control/faults", "/connect/token",
        ]
        let bodies = [
            #"{"Name":"X"}"#, #"{"Subject":"X","Id":null}"#, "{", "", "[1]", #"{"seconds":60}"#,
            #"{"kind":"drop","n":5}"#, #"{"Name":"\u0000"}"#,
        ]
        return await send(
            methods[random.next(below: methods.count)],
            world + paths[random.next(below: paths.count)],
            headers: [.authorization: "Bearer \(token)", .contentType: "application/json"],
            body: bodies[random.next(below: bodies.count)]
        )
    }
}
