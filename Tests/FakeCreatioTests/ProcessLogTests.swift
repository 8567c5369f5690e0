import FakeCreatio
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

private let webhook = "https://api.open.cx/backend/creatio/webhook/the-webhook-token"
private let caseID = "aaaaaaaa-0000-4000-8000-000000000001"

@Suite struct `The process log over OData` {
    @Test func `has a row for each instance, and names no address`() throws {
        let (during, after, schema) = try Bench.run {
            var bad = BusinessProcess.newCase
            bad.name = "Bad"
            bad.call.address = Secret("no address with the-webhook-token")
            $0.processes = [.newCase, bad]
        } _: { bench in
            _ = bench.attachWebhook([.late(.milliseconds(4500))])
            _ = try await bench.insert("Case", ["Id": .string(caseID)])
            let during = try await bench.log()
            try await bench.withBackground {}
            let schema = try await bench.read(
                "SysProcessLog?$select=Name&$expand=SysSchema($select=Name,ManagerName)"
            )
            return (during, try await bench.log(), schema["value"]?.elements?.first)
        }
        #expect(during == ["New case: Running  0.0 ", "Bad: Running  0.0 "])
        #expect(
            after == [
                "New case: Completed 2026-01-05T09:00:04 0.1 ",
                "Bad: Error 2026-01-05T09:00:00 0.0 the address is not an absolute http or https"
                    + " one",
            ]
        )
        #expect(schema?["SysSchema"]?["Name"] == "New case")
        #expect(schema?["SysSchema"]?["ManagerName"] == "ProcessSchemaManager")
    }

    @Test func `is empty where the process is switched off`() throws {
        let count = try Bench.run {
            $0.processes = [.newCase]
            $0.processes[0].isActive = false
        } _: { bench in
            _ = try await bench.insert("Case", ["Subject": "x"])
            return try await bench.odata(.get, "SysProcessLog/$count").text
        }
        #expect(count == "0")
    }
}

@Suite struct `The process library over OData` {
    @Test func `tells which processes are switched on`() throws {
        let names = try Bench.run {
            $0.objects.append(.vwProcessLib)
            $0.processes = [.newCase]
        } _: { bench in
            let path = "VwProcessLib?$filter=Enabled eq false&$select=Name"
            let before = try await bench.read(path)["value"]?.elements ?? []
            try await bench.instance.changeProcesses { $0[0].isActive = false }
            let after = try await bench.read(path)["value"]?.elements ?? []
            return [before, after].map { rows in rows.compactMap { $0["Name"]?.text } }
        }
        #expect(names == [[], ["New case"]])
    }
}

@Suite struct `A process that does not run in the background` {
    private static func process(name: String = "New case") -> BusinessProcess {
        var process = BusinessProcess.newCase
        process.name = name
        process.runsInBackground = false
        return process
    }

    @Test func `delays the answer of the save, and the row is there meanwhile`() throws {
        let (seconds, count, log) = try Bench.run {
            $0.processes = [Self.process(), Self.process(name: "Second")]
        } _: { bench in
            let service = bench.attachWebhook([.late(.seconds(3)), .late(.seconds(1))])
            let start = bench.environment.now()
            async let answer = bench.odata(.post, "Case", ["Id": .string(caseID)])
            try await bench.environment.clock.sleep(for: .seconds(1))
            let count = try await bench.odata(.get, "Case/$count").text
            #expect(try await answer.status == .created)
            #expect(service.calls.map { $0.prefix(5) } == ["00:00", "00:03"])
            let seconds = (bench.environment.now() - start).components.seconds
            return (seconds, count, try await bench.log().count)
        }
        #expect(seconds == 4)
        #expect(count == "1")
        #expect(log == 2)
    }

    @Test(arguments: [
        (InstanceProfile.Preset.frameworkCloud, "500 Runtime Error"), (.netPostgreSQL, "504"),
    ])
    func `is too slow for the web server, which answers for it; what is saved stays`(
        preset: InstanceProfile.Preset,
        expected: String
    ) throws {
        let (seconds, summary, count) = try Bench.run {
            $0.profile = InstanceProfile(preset)
            $0.processes = [Self.process()]
            $0.processes[0].call.responseTimeout = .seconds(300)
        } _: { bench in
            _ = bench.attachWebhook([.late(.seconds(200))])
            let start = bench.environment.now()
            let answer = try await bench.odata(.post, "Case", ["Id": .string(caseID)])
            let seconds = (bench.environment.now() - start).components.seconds
            let title = answer.text.firstMatch(of: /<title>(.*)<\/title>/).map { " " + $0.1 } ?? ""
            let count = try await bench.odata(.get, "Case/$count").text
            return (seconds, "\(answer.status.code)\(title)", count)
        }
        #expect(seconds == 120)
        #expect(summary == expected)
        #expect(count == "1")
    }

    @Test func `delays the rep's save too`() throws {
        let seconds = try Bench.run {
            $0.processes = [Self.process()]
            $0.processes[0].signal.event = .modified(watching: ["StatusId"])
        } _: { bench in
            _ = bench.attachWebhook([.late(.seconds(2))])
            try await bench.instance.seed("Case", ["Id": .string(caseID)])
            let start = bench.environment.now()
            try await bench.instance.rep("Supervisor").resolve(caseID)
            return (bench.environment.now() - start).components.seconds
        }
        #expect(seconds == 2)
    }

    @Test func `is gone on with in the background when nobody waits any more`() throws {
        let (calls, pending, outcomes) = try Bench.run {
            $0.processes = [Self.process(), Self.process(name: "Second")]
        } _: { bench in
            let service = bench.attachWebhook([.late(.seconds(4))])
            let saving = bench
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    _ = try? await saving.odata(.post, "Case", ["Id": .string(caseID)])
                }
                try? await bench.environment.clock.sleep(for: .seconds(1))
                group.cancelAll()
            }
            let pending = await bench.instance.pendingProcessRuns
            try await bench.withBackground {}
            return (service.calls.count, pending, try await bench.log().map { $0.prefix(19) })
        }
        #expect(pending == 2)
        #expect(calls == 3)
        #expect(outcomes == ["New case: Completed", "Second: Completed 2"])
    }
}

@Suite struct `A signal on rows that the platform writes` {
    @Test func `starts a process like any other`() throws {
        let calls = try Bench.run {
            $0.processes = [
                BusinessProcess(
                    name: "Stretch",
                    signal: ProcessSignal(object: "CaseLifecycle", event: .added),
                    filter: "Status/Id eq \(StockCaseStatus.resolved.id)",
                    call: WebServiceCall(
                        method: .put,
                        address: webhook,
                        body: #"{"case":"[#Case.Id#]","status":"[#Status#]"}"#
                    )
                )
            ]
        } _: { bench in
            let service = bench.attachWebhook()
            try await bench.withBackground {
                _ = try await bench.insert("Case", ["Id": .string(caseID)])
                _ = try await bench.odata(
                    .patch,
                    "Case(\(caseID))",
                    ["StatusId": .string(StockCaseStatus.resolved.id)]
                )
            }
            return service.calls
        }
        #expect(calls == [#"00:00 {"case":"\#(caseID)","status":"Resolved"}"#])
    }
}

@Suite struct `The request of a call` {
    @Test(arguments: [
        (HTTPRequest.Method.post, "POST json x", "{}"), (.put, "PUT json x", "{}"),
        (.patch, "PATCH json x", "{}"), (.delete, "DELETE json x", "{}"), (.get, "GET - x", ""),
    ])
    func `has the method and headers of the integration`(
        method: HTTPRequest.Method,
        line: String,
        body: String
    ) throws {
        let request = try Bench.run {
            var process = BusinessProcess.newCase
            process.call = WebServiceCall(
                method: method,
                address: webhook,
                headers: ["X-Key": Secret("x")],
                body: "{}"
            )
            $0.processes = [process]
        } _: { bench in
            let listener = Listener()
            bench.network.attach(listener, at: "api.open.cx")
            try await bench.withBackground {
                _ = try await bench.insert("Case", ["Subject": "x"])
            }
            return await listener.request
        }
        let type = request?.headers[.contentType].map { $0.contains("json") ? "json" : $0 }
        let key = HTTPField.Name("X-Key").flatMap { request?.headers[$0] }
        #expect("\(request?.method.rawValue ?? "") \(type ?? "-") \(key ?? "")" == line)
        #expect(request.map { String(decoding: $0.body, as: UTF8.self) } == body)
    }
}

@Suite struct `The address of a call` {
    @Test func `takes values of the record, escaped for their place`() throws {
        let address = try Bench.run {
            var process = BusinessProcess.newCase
            process.call.method = .get
            process.call.address = Secret("https://api.open.cx/[#Id#]?s=[#Subject#]&x=1")
            $0.processes = [process]
        } _: { bench in
            let listener = Listener()
            bench.network.attach(listener, at: "api.open.cx")
            try await bench.withBackground {
                _ = try await bench.insert("Case", ["Id": .string(caseID), "Subject": "a/b&é"])
            }
            return await listener.request?.address
        }
        #expect(address == "https://api.open.cx/\(caseID)?s=a%2Fb%26%C3%A9&x=1")
    }

    @Test func `names what the object has`() {
        let error = #expect(throws: BusinessProcessError.self) {
            try Bench {
                var process = BusinessProcess.newCase
                process.call.address = Secret("https://api.open.cx/[#Nope#]")
                $0.processes = [process]
            }
        }
        #expect(
            error?.description
                == "business process 'New case' names 'Nope', which object 'Case' does not have"
        )
    }
}

/// A web service that remembers the last request.
private actor Listener: Responder {
    var request: WireRequest?

    func respond(to request: WireRequest) async -> WireResponse {
        self.request = request
        return WireResponse(status: .ok)
    }
}

extension BusinessProcess {
    /// Tells the webhook of every new case.
    fileprivate static let newCase = BusinessProcess(
        name: "New case",
        signal: ProcessSignal(object: "Case", event: .added),
        call: WebServiceCall(address: webhook, body: #"{"id":"[#Id#]"}"#)
    )
}

extension Bench {
    /// The log, one line for each instance: name, status, end, minutes and error.
    fileprivate func log() async throws -> [String] {
        let rows = try await read("SysProcessLog?$expand=Status($select=Name)")["value"]?.elements
        return (rows ?? []).map { row in
            let end = row["CompleteDate"]?.text ?? ""
            let texts = [
                row["Status"]?["Name"]?.text ?? "",
                end == CellValue.zeroDate ? "" : String(end.prefix(19)),
                row["DurationInMinutes"]?.description ?? "",
                row["ErrorDescription"]?.text ?? "",
            ]
            return "\(row["Name"]?.text ?? ""): " + texts.joined(separator: " ")
        }
    }
}
