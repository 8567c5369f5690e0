import FakeCreatio
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

@Suite struct `Faults` {
    @Test(arguments: [("before", ["Supervisor"]), ("after", ["Supervisor", "Ghost"])])
    func `an insert that fails had its effect or not, as the fault says`(
        when: String,
        left: [String]
    ) throws {
        let (status, names) = try WorldBench.run { bench in
            let fault: JSONValue = [
                "method": "POST", "set": "Contact", "kind": "status", "status": 503,
                "when": .string(when),
            ]
            _ = try await bench.control(.post, "faults", fault)
            let answer = try await bench.odata(.post, "Contact", ["Name": "Ghost"])
            return (answer.status.code, try await bench.names())
        }
        #expect(status == 503)
        #expect(names == left)
    }

    @Test(arguments: [("before", ["Supervisor"]), ("after", ["Supervisor", "Ghost"])])
    func `a delay beyond the request's time is answered by the web server`(
        when: String,
        left: [String]
    ) throws {
        let (answer, seconds, names) = try WorldBench.run { bench in
            _ = try await bench.control(.patch, "limits", ["request time": 7])
            let fault: JSONValue = [
                "method": "POST", "set": "Contact", "kind": "delay", "seconds": 60,
                "when": .string(when),
            ]
            _ = try await bench.control(.post, "faults", fault)
            let start = bench.simulator.clock.now
            let answer = try await bench.odata(.post, "Contact", ["Name": "Ghost"])
            let seconds = start.duration(to: bench.simulator.clock.now).components.seconds
            return (answer, seconds, try await bench.names())
        }
        #expect(answer.status == .internalServerError)
        #expect(answer.text.contains("<title>Runtime Error</title>"))
        #expect(seconds == 7)
        #expect(names == left)
    }

    @Test(
        arguments: [
            (["n": 2], [200, 500, 200, 200]), (["n": 2, "times": 2], [200, 500, 500, 200]),
            (["n": 3, "times": 0], [200, 200, 500, 500]),
            (["set": "case"], [200, 200, 200, 200]),
            (["path": "/0/odata/Cont*t"], [500, 200, 200, 200]),
            (["query": "$top=1"], [500, 200, 200, 200]),
            (["method": "DELETE"], [200, 200, 200, 200]),
        ] as [(JSONValue, [Int])]
    )
    func `a fault strikes the requests that it was made for`(
        pattern: JSONValue,
        expected: [Int]
    ) throws {
        let statuses = try WorldBench.run { bench in
            var fault = pattern
            fault["kind"] = "status"
            fault["status"] = 500
            _ = try await bench.control(.post, "faults", fault)
            let token = try await bench.token()
            var statuses: [Int] = []
            for option in ["$top=1", "$top=2", "$top=3", "$top=4"] {
                let answer = await bench.send(
                    .get,
                    "/0/odata/Contact?" + option.replacing("$", with: "%24"),
                    headers: [.authorization: "Bearer \(token)"]
                )
                statuses.append(answer.status.code)
            }
            return statuses
        }
        #expect(statuses == expected)
    }

    @Test func `a fault of the identity service leaves the application alone`() throws {
        let answers = try WorldBench.run { bench in
            let fault: JSONValue = ["site": "identity", "kind": "status", "status": 500]
            _ = try await bench.control(.post, "faults", fault)
            let page = await bench.send(.get, "/Login/NuiLogin.aspx").status.code
            return (page, try await bench.token())
        }
        #expect(answers.0 == 200)
        #expect(answers.1 == "")
    }

    @Test func `a dropped connection loses the answer in memory too`() throws {
        try WorldBench.run { bench in
            _ = try await bench.control(.post, "faults", ["kind": "drop"])
            await #expect(throws: TransportError.self) {
                _ = try await bench.network.send(WireRequest(.get, "http://127.0.0.1/"))
            }
        }
    }

    @Test func `a delay passes on the world's clock`() throws {
        let seconds = try WorldBench.run { bench in
            _ = try await bench.control(.post, "faults", ["kind": "delay", "seconds": 90])
            let beginning = bench.simulator.clock.now
            _ = await bench.send(.get, "/")
            return beginning.duration(to: bench.simulator.clock.now)
        }
        #expect(seconds == .seconds(90))
    }

    @Test func `a duplicate arrives twice and is answered once`() throws {
        let (status, names) = try WorldBench.run { bench in
            _ = try await bench.control(.post, "faults", ["kind": "duplicate"])
            let answer = try await bench.odata(.post, "Contact", ["Name": "Twin"])
            return (answer.status.code, try await bench.names())
        }
        #expect(status == 201)
        #expect(names == ["Supervisor", "Twin", "Twin"])
    }

    @Test(
        arguments: [
            (
                ["status": 500],
                "500 {\"error\":{\"code\":\"\",\"message\":\"An error has occurred.\""
            ),
            (
                ["status": 401],
                "401 {\"Message\":\"Authorization has been denied for this request.\"}"
            ),
            (["status": 429, "body": "slow down"], "429 slow down"),
            (["status": 503], "503 <!DOCTYPE html>"),
        ] as [(JSONValue, String)]
    )
    func `a status comes as Creatio or its web server would say it`(
        fault: JSONValue,
        beginning: String
    ) throws {
        let summary = try WorldBench.run { bench in
            var fault = fault
            fault["kind"] = "status"
            _ = try await bench.control(.post, "faults", fault)
            return await bench.send(.get, "/0/odata/Contact").summary
        }
        #expect(summary.hasPrefix(beginning))
    }

    @Test(
        arguments: [
            (#"{"kind":"flood"}"#, "'kind' takes 'status', 'loginPage', 'delay', 'drop',"),
            (#"{"kind":"status"}"#, "the body needs 'status'"),
            (#"{"kind":"drop","whem":"after"}"#, "'whem' is not read here; the body takes"),
            (#"{"kind":"truncate","when":"before"}"#, "this kind of fault needs an answer"),
            (#"{"kind":"drop","n":0}"#, "'n' counts from 1"),
            (#"{"kind""#, "the body is no JSON: line 1"),
        ]
    )
    func `a fault that cannot be is refused with a sentence`(
        body: String,
        beginning: String
    ) throws {
        let summary = try WorldBench.run { bench in
            await bench.send(.post, ControlPlane.root + "/faults", body: body).summary
        }
        #expect(summary.hasPrefix("400 {\"error\":\"" + beginning))
    }
}
