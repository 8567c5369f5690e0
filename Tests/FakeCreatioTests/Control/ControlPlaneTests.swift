import FakeCreatio
import HTTPTypes
import JSON
import OData
import Simulation
import Testing
import Wire

@Suite struct `The control plane` {
    @Test func `describes its calls, and every example works`() throws {
        let (described, refused) = try WorldBench.run { bench in
            let calls = try await bench.control(.get, "")["calls"]?.elements ?? []
            _ = try await bench.control(
                .post,
                "processes",
                ["name": "x", "object": "Case", "event": "added", "url": "http://nowhere.test"]
            )
            var refused: [String] = []
            for call in calls {
                guard let example = call["example"], let line = call["call"]?.text,
                    let method = line.split(separator: " ").first,
                    let path = line.split(separator: " ").last
                else { continue }
                let answer = await bench.send(
                    HTTPRequest.Method(rawValue: String(method)) ?? .get,
                    String(path).replacing("{object}", with: "Contact")
                        .replacing("{name}", with: "x")
                        .replacing("{lookup}", with: StockCaseStatus.object)
                        .replacing("{id}", with: StockCaseStatus.new.id)
                        .replacing("{language}", with: "uk-UA")
                        .replacing("{user}", with: "Supervisor"),
                    body: example.description
                )
                if !answer.isSuccess { refused.append(line + " " + answer.summary) }
            }
            return (calls.count, refused)
        }
        #expect(described > 25)
        #expect(refused == [])
    }

    @Test(
        arguments: [
            ("GET", "rows/Cse", "", "400 this Creatio has no object 'Cse'"),
            ("POST", "rows/Contact", #"{"Nam":"x"}"#, "400 item : The property 'Nam' does not"),
            ("GET", "nothing", "", "404 the control plane has no 'nothing'; GET"),
            ("DELETE", "reset", "", "405 '/handrail/control/reset' does not take DELETE; use POST"),
            ("POST", "snapshots/x/restore", "", "404 there is no snapshot 'x'; GET"),
            ("GET", "journal?from=1", "", "400 'from' is no option of this call; it takes"),
            ("PUT", "clock", #"{"now":"noon"}"#, "400 'now' takes a moment with its zone"),
            ("POST", "clock/advance", #"{"seconds":-1}"#, "400 'seconds' is negative"),
            ("PATCH", "profile", #"{"runtime":"cobol"}"#, "400 'cobol' is no value of"),
            ("PATCH", "limits", #"{"rows":"many"}"#, "400 'rows' takes a whole number"),
            (
                "POST", "processes",
                #"{"name":"P","object":"Case","event":"added","url":"http://x","method":"HEAD"}"#,
                "400 'method' takes 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', not 'HEAD'"
            ),
            ("PATCH", "processes/x", #"{"active":true}"#, "404 there is no process 'x'"),
            ("PUT", "worlds/No", "", "400 'No' cannot be the name of a world"),
            ("DELETE", "worlds/none", "", "404 there is no world 'none'"),
        ]
    )
    func `refuses in a sentence`(
        method: String,
        path: String,
        body: String,
        beginning: String
    ) throws {
        let refusal = try WorldBench.run { bench in
            let answer = await bench.send(
                try #require(HTTPRequest.Method(rawValue: method)),
                ControlPlane.root + "/" + path,
                body: body
            )
            let sentence = try JSONValue.parse(answer.body)["error"]?.text ?? ""
            return "\(answer.status.code) \(sentence)"
        }
        #expect(refusal.hasPrefix(beginning))
    }

    @Test(
        arguments: [
            ("evil.example", nil, 403), ("localhost:8021", nil, 200), ("blue.localhost", nil, 404),
            ("127.0.0.1:8021", "https://evil.example", 403), ("127.0.0.1:8021", "null", 403),
            ("127.0.0.1:8021", "http://localhost:3000", 200), ("[::1]:8021", nil, 200),
        ] as [(String, String?, Int)]
    )
    func `answers this machine alone`(host: String, origin: String?, status: Int) throws {
        let answered = try WorldBench.run { bench in
            var headers = HTTPFields()
            if let name = HTTPField.Name("Origin"), let origin { headers[name] = origin }
            let path = ControlPlane.root + "/clock"
            return await bench.send(.get, path, host: host, headers: headers).status.code
        }
        #expect(answered == status)
    }

    @Test func `a reset gives back rows, numbers, clock, faults, profile and processes`() throws {
        let states = try WorldBench.run { bench in
            let calls = ["rows/Case", "clock", "faults", "limits", "processes", "profile"]
            func state() async throws -> [String] {
                var state: [String] = []
                for call in calls { state.append(try await bench.control(.get, call).description) }
                return state
            }
            _ = try await bench.control(.post, "clock/freeze")
            let before = try await state()
            _ = try await bench.control(.put, "snapshots/frozen")
            _ = try await bench.odata(.post, "Case", ["Subject": "One"])
            _ = try await bench.control(.post, "clock/advance", ["seconds": 60])
            _ = try await bench.control(.post, "faults", ["kind": "drop", "n": 99])
            _ = try await bench.control(.patch, "limits", ["rows": 1])
            _ = try await bench.control(.patch, "profile", ["unknown set": "html"])
            let process: JSONValue = [
                "name": "P", "object": "Case", "event": "deleted", "url": "http://nowhere.test",
            ]
            _ = try await bench.control(.post, "processes", process)
            let after = try await state()
            _ = try await bench.control(.post, "snapshots/frozen/restore")
            let restored = try await state()
            _ = try await bench.control(.post, "reset")
            let number = try await JSONValue.parse(
                bench.odata(.post, "Case", ["Subject": "Two"]).body
            )["Number"]?.text
            return (zip(before, after).filter { $0 == $1 }.count, before == restored, number)
        }
        #expect(states.0 == 0)
        #expect(states.1)
        #expect(states.2 == "SR00000001")
    }

    @Test func `a process is told how it calls, and whether the save waits`() throws {
        let (json, calls) = try WorldBench.run { bench in
            let process: JSONValue = [
                "name": "Ask", "object": "Contact", "event": "added", "method": "PUT",
                "url": "http://api.open.cx/[#Name#]", "headers": ["X-Key": "t0psecret"],
                "runsInBackground": false,
            ]
            let service = ScriptedService(
                [.late(.seconds(3))],
                bench.simulator.environment(party: "service", transport: bench.network)
            )
            bench.network.attach(service, at: "api.open.cx")
            let json = try await bench.control(.post, "processes", process)
            _ = try await bench.odata(.post, "Contact", ["Name": "Ada"])
            // The answer has come, so the call is over.
            return (json, service.calls.count)
        }
        #expect(json["method"] == "PUT")
        #expect(json["runsInBackground"] == false)
        #expect(!json.description.contains("t0psecret"))
        #expect(calls == 1)
    }

    @Test func `rows lack at run time what a test says, until it is reset`() throws {
        let summaries = try WorldBench.run { bench in
            _ = try await bench.control(.put, "stale-columns", ["Contact": ["Notes"]])
            var summaries: [String] = []
            for query in ["", "?$select=Name", "?$filter=Name%20eq%20'x'", "?$expand=Owner"] {
                let answer = try await bench.odata(.get, "Contact" + query)
                let error = ODataError(status: answer.status.code, body: answer.body)
                summaries.append(
                    answer.status == .ok ? "200" : "\(error.status) \(error.deepestMessage)"
                )
            }
            _ = try await bench.control(.post, "reset")
            return try await summaries + ["\(bench.odata(.get, "Contact").status.code)"]
        }
        let fault =
            "500 The EDM instance of type '[Terrasoft.Configuration.OData.Contact]' is missing the"
            + " property 'Notes'."
        #expect(summaries == [fault, "200", "200", fault, "200"])
    }

    @Test func `the plan's counter is told`() throws {
        let counter = try WorldBench.run { bench in
            _ = try await bench.control(.patch, "limits", ["calls per day": 1])
            for _ in 1...2 { _ = try await bench.odata(.get, "Case") }
            return try await bench.control(.get, "odata-calls")
        }
        #expect(counter == ["today": 2, "included": 1])
    }

    @Test func `a process that is added calls, and its retry follows an advance`() throws {
        let runs = try WorldBench.run { bench in
            let process: JSONValue = [
                "name": "Tell", "object": "Contact", "event": "added", "retries": 1,
                "timeoutSeconds": 3600, "url": "http://nobody.test/hook?token=t0psecret",
            ]
            _ = try await bench.control(.post, "processes", process)
            _ = try await bench.control(.post, "clock/freeze")
            _ = try await bench.odata(.post, "Contact", ["Name": "Ada"])
            let stuck = try await bench.control(.post, "process-runs/wait", ["seconds": 5])
            _ = try await bench.control(.post, "clock/advance", ["seconds": 3600])
            let done = try await bench.control(.post, "process-runs/wait", ["seconds": 5])
            let run = try await bench.control(.get, "process-runs")["runs"]?.elements?.first
            let list = try await bench.control(.get, "processes").description
            return [
                stuck.description, done.description, run?["attempts"]?.description,
                run?["state"]?.text, list.contains("t0psecret") ? "leaked" : "hidden",
            ]
        }
        #expect(
            runs == [
                #"{"idle":false,"pending":1}"#, #"{"idle":true,"pending":0}"#, "2", "failed",
                "hidden",
            ]
        )
    }
}
