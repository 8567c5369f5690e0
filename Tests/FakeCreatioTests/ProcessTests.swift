import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

private let caseID = "aaaaaaaa-0000-4000-8000-000000000001"
private let activityID = "aaaaaaaa-0000-4000-8000-000000000002"
private let webhook = "https://api.open.cx/backend/creatio/webhook/the-webhook-token"

@Suite struct `The process for the replies of reps` {
    @Test func `announces a task on a case`() throws {
        let (calls, log, replies) = try Bench.run {
            $0.processes = [.agentReplies(webhookURL: webhook)]
        } _: { bench in
            let service = bench.attachWebhook()
            try await bench.withBackground { try await bench.addActivity(.task) }
            let log = await bench.instance.processLog
            return (service.calls, log, try await bench.instance.announcedReplies())
        }
        #expect(
            calls == [
                """
                00:00 {"event_type":"new_activity","caseId":"\(caseID)",\
                "activityId":"\(activityID)"}
                """
            ]
        )
        #expect(log.map(\.summary) == ["Agent replies of Activity: 1 × completed(status: 200)"])
        #expect(
            replies == [
                AnnouncedReply(
                    activityID: activityID,
                    caseID: caseID,
                    authorID: StockContact.supervisor.id,
                    process: "Agent replies"
                )
            ]
        )
    }

    @Test func `can keep to the documented body`() throws {
        let calls = try Bench.calls([.agentReplies(webhookURL: webhook, namesActivity: false)]) {
            try await $0.addActivity(.email)
        }
        #expect(calls == [#"00:00 {"event_type":"new_activity","caseId":"\#(caseID)"}"#])
    }

    @Test(arguments: [StockActivityType.call, .visit])
    func `is silent about other types`(type: StockActivityType) throws {
        let calls = try Bench.calls([.agentReplies(webhookURL: webhook)]) {
            try await $0.addActivity(type)
        }
        #expect(calls.isEmpty)
    }

    @Test func `is silent about a task without a case, a change, and what was seeded`() throws {
        let calls = try Bench.calls([.agentReplies(webhookURL: webhook)]) { bench in
            let id = try await bench.insert("Activity", ["Title": "x"])
            try await bench.instance.seed("Case", ["Id": .string(caseID)])
            _ = try await bench.odata(.patch, "Activity(\(id))", ["CaseId": .string(caseID)])
            try await bench.instance.seed("Activity", ["Title": "x", "CaseId": .string(caseID)])
        }
        #expect(calls.isEmpty)
    }

    @Test func `is silent when it is switched off, and the listeners are gone`() throws {
        var process = BusinessProcess.agentReplies(webhookURL: webhook)
        process.isActive = false
        let inactive = process
        let listeners = try [[BusinessProcess.agentReplies(webhookURL: webhook)], [inactive]]
            .map { processes in
                try Bench.run {
                    $0.processes = processes
                } _: { bench in
                    let id = try await bench.insert("Activity", ["Title": "x"])
                    return try await bench.read("Activity(\(id))")["ProcessListeners"]
                }
            }
        let calls = try Bench.calls([inactive]) { try await $0.addActivity(.task) }
        #expect(listeners == [2, 0])
        #expect(calls.isEmpty)
    }
}

@Suite struct `The process for the end of a case` {
    @Test(arguments: [StockCaseStatus.resolved, .closed, .canceled])
    func `announces it`(status: StockCaseStatus) throws {
        let calls = try Bench.calls([.caseClosure(webhookURL: webhook)]) {
            try await $0.giveCase([status.id])
        }
        #expect(calls == [#"00:00 {"event_type":"case_closed","caseId":"\#(caseID)"}"#])
    }

    @Test func `announces each change of status to an end, and no other change`() throws {
        let calls = try Bench.calls([.caseClosure(webhookURL: webhook)]) { bench in
            let stages: [StockCaseStatus] = [.inProgress, .resolved, .resolved, .closed]
            try await bench.giveCase(stages.map(\.id))
            _ = try await bench.odata(.patch, "Case(\(caseID))", ["Notes": "x"])
        }
        #expect(calls.count == 2)
    }
}

@Suite struct `A call of a web service` {
    @Test func `is repeated one time-out after each failure`() throws {
        let (calls, log) = try Bench.repeated(
            [.status(500), .status(404), .late(.seconds(60)), .status(200)]
        )
        #expect(calls == ["00:00", "00:05", "00:10", "00:20"])
        #expect(log == ["Agent replies of Activity: 4 × completed(status: 200)"])
    }

    @Test func `ends with the last failure when no repetition is left`() throws {
        let (calls, log) = try Bench.repeated([.status(503), .status(503)], retries: 1)
        #expect(calls == ["00:00", "00:05"])
        #expect(
            log == [
                "Agent replies of Activity: 2 × failed(\"the web service answered 503\")"
            ]
        )
    }

    @Test func `ends within the longest time that the element allows`() throws {
        let (calls, log) = try Bench.repeated(
            [.late(.seconds(60)), .late(.seconds(60)), .late(.seconds(60))],
            longest: .seconds(12)
        )
        #expect(calls == ["00:00", "00:10"])
        #expect(log.map { $0.prefix(37) } == ["Agent replies of Activity: 2 × failed"])
    }

    @Test func `to nobody fails without naming the webhook's token`() throws {
        let log = try Bench.run {
            let addresses = [webhook, "no address with the-webhook-token"]
            $0.processes = addresses.map { .agentReplies(webhookURL: $0) }
            $0.processes[0].call.retries = 0
        } _: { bench in
            try await bench.withBackground { try await bench.addActivity(.task) }
            return await bench.instance.processLog.map(\.summary)
        }
        #expect(
            log == [
                #"Agent replies of Activity: 1 × failed("nothing answers at \'api.open.cx\'; is the"#
                    + #" address right and the server running?")"#,
                """
                Agent replies of Activity: 0 × failed("the address is not an absolute http or \
                https one")
                """,
            ]
        )
    }

    @Test func `waits for the instance to run, and survives its pause`() throws {
        let counts = try Bench.run {
            $0.processes = [.agentReplies(webhookURL: webhook)]
        } _: { bench in
            let service = bench.attachWebhook()
            try await bench.addActivity(.task)
            let before = await bench.instance.pendingProcessRuns
            try await bench.withBackground {}
            _ = try await bench.insert("Activity", ["Title": "y", "CaseId": .string(caseID)])
            try await bench.withBackground {}
            return [before, await bench.instance.pendingProcessRuns, service.calls.count]
        }
        #expect(counts == [1, 0, 2])
    }

    @Test func `has its headers, and placeholders escaped for JSON`() throws {
        let process = BusinessProcess(
            name: "Ask",
            signal: ProcessSignal(object: "Activity", event: .deleted),
            filter: "startswith(Title,'Say')",
            call: WebServiceCall(
                address: webhook,
                body: #"{"t":"[#Title#]","s":"[#Case.Status#]","n":"[#Case.Contact.Email#]"}"#
            )
        )
        let calls = try Bench.calls([process]) { bench in
            try await bench.addActivity(.task, title: #"Say "hello" \ "#)
            _ = try await bench.odata(.delete, "Activity(\(activityID))")
        }
        #expect(calls == [#"00:00 {"t":"Say \"hello\" \\ ","s":"New","n":""}"#])
    }
}

@Suite struct `A process that cannot work` {
    @Test(arguments: [
        (
            ProcessSignal(object: "Lead", event: .added), "Name eq 'x'", "{}",
            "business process 'Broken' listens to object 'Lead', which this instance does not"
                + " have"
        ),
        (
            ProcessSignal(object: "Case", event: .modified(watching: ["Status"])), "", "{}",
            "business process 'Broken' names 'Status', which object 'Case' does not have"
        ),
        (
            ProcessSignal(object: "Case", event: .added), "", "[#Owner.Nope#]",
            "business process 'Broken' names 'Owner.Nope', which object 'Case' does not have"
        ),
        (
            ProcessSignal(object: "Case", event: .added), "Nope eq 1", "{}",
            "the filter of business process 'Broken' cannot be used: Could not find a property"
                + " named 'Nope' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            ProcessSignal(object: "Case", event: .added), "ContactId eq null", "{}",
            "the filter of business process 'Broken' cannot be used: Column by path ContactId"
                + " not found in schema Case."
        ),
    ])
    func `is refused before the instance starts`(
        signal: ProcessSignal,
        filter: String,
        body: String,
        description: String
    ) throws {
        let process = BusinessProcess(
            name: "Broken",
            signal: signal,
            filter: filter.isEmpty ? nil : filter,
            call: WebServiceCall(address: webhook, body: BodyTemplate(body))
        )
        let error = #expect(throws: BusinessProcessError.self) {
            try Bench { $0.processes = [process] }
        }
        #expect(error?.description == description)
    }
}

extension ProcessRun {
    fileprivate var summary: String { "\(process) of \(object): \(attempts) × \(outcome)" }
}

extension Bench {
    /// What the web service is told while the body runs.
    fileprivate static func calls(
        _ processes: [BusinessProcess],
        _ body: @escaping @Sendable (Bench) async throws -> Void
    ) throws -> [String] {
        try run {
            $0.processes = processes
        } _: { bench in
            let service = bench.attachWebhook()
            try await bench.withBackground { try await body(bench) }
            return service.calls
        }
    }

    /// The times of the calls, and the log, when the web service answers like that.
    fileprivate static func repeated(
        _ answers: [ScriptedService.Answer],
        retries: Int = 10,
        longest: Duration? = nil
    ) throws -> (times: [String], log: [String]) {
        var process = BusinessProcess.agentReplies(webhookURL: webhook)
        process.call.retries = retries
        process.call.maximumExecutionTime = longest
        let configured = process
        return try run {
            $0.processes = [configured]
        } _: { bench in
            let service = bench.attachWebhook(answers)
            try await bench.withBackground { try await bench.addActivity(.task) }
            let log = await bench.instance.processLog.map(\.summary)
            return (service.calls.map { String($0.prefix(5)) }, log)
        }
    }

    fileprivate func addActivity(
        _ type: StockActivityType,
        title: String = "Hello"
    ) async throws {
        _ = try await insert("Case", ["Id": .string(caseID)])
        _ = try await insert(
            "Activity",
            [
                "Id": .string(activityID), "Title": .string(title), "CaseId": .string(caseID),
                "TypeId": .string(type.id),
            ]
        )
    }

    /// Makes a case and gives it one status after the other.
    fileprivate func giveCase(_ statuses: [String]) async throws {
        _ = try await insert("Case", ["Id": .string(caseID)])
        for status in statuses {
            _ = try await odata(.patch, "Case(\(caseID))", ["StatusId": .string(status)])
        }
    }
}
