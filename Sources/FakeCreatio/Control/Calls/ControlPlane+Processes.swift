import HTTPTypes
import JSON
import Wire

/// Business processes.
extension ControlPlane {
    static let processCalls = [
        ControlCall(.get, "processes", "lists the business processes; addresses stay hidden") {
            call in
            ["processes": .array(await call.world.instance.settings.processes.map(\.json))]
        },
        ControlCall(
            .post,
            "processes",
            "adds a business process that calls a web service; event is added, modified (with"
                + " watching) or deleted; [#Path#] in body and url is a value of the record; with"
                + " runsInBackground false the save waits",
            example: [
                "name": "Tell of replies", "object": "Activity", "event": "added",
                "filter": "Case ne null", "url": "http://127.0.0.1:9000/hook",
                "body": #"{"caseId":"[#Case.Id#]"}"#, "retries": 2, "timeoutSeconds": 5,
            ]
        ) { call in
            let process = try BusinessProcess(call.body)
            try await call.world.instance.changeProcesses { processes in
                guard !processes.contains(where: { $0.name == process.name }) else {
                    throw ControlError(
                        409,
                        "there is a process '\(process.name)' already; DELETE it first"
                    )
                }
                processes.append(process)
            }
            return process.json
        },
        ControlCall(
            .patch,
            "processes/{name}",
            "switches a business process on or off",
            example: ["active": false]
        ) { call in
            try call.body.allow(["active"])
            let isActive = try call.body.required("active", call.body.truth("active"))
            try await call.world.instance.changeProcesses { processes in
                guard let index = processes.firstIndex(where: { $0.name == call["name"] }) else {
                    throw ControlError.unknown("process", call["name"], see: "processes")
                }
                processes[index].isActive = isActive
            }
            return ["name": .string(call["name"]), "active": .bool(isActive)]
        },
        ControlCall(.delete, "processes/{name}", "takes a business process away") { call in
            try await call.world.instance.changeProcesses { processes in
                guard processes.contains(where: { $0.name == call["name"] }) else {
                    throw ControlError.unknown("process", call["name"], see: "processes")
                }
                processes.removeAll { $0.name == call["name"] }
            }
            return ["name": .string(call["name"])]
        },
        ControlCall(.get, "process-runs", "lists the instances of processes, oldest first") {
            call in
            let instance = call.world.instance
            return [
                "pending": .number(JSONNumber(await instance.pendingProcessRuns)),
                "runs": .array(await instance.processLog.map(\.json)),
            ]
        },
        ControlCall(
            .post,
            "process-runs/wait",
            "waits until no process is pending, at most so many real seconds; a retry sleeps on"
                + " the world's clock",
            example: ["seconds": 10]
        ) { call in
            try call.body.allow(["seconds"])
            let limit = try call.body.duration("seconds") ?? .seconds(10)
            let pending = try await call.directory.waitUntilIdle(call.world, atMost: limit)
            return ["idle": .bool(pending == 0), "pending": .number(JSONNumber(pending))]
        },
    ]
}

extension BusinessProcess {
    private static let keys = [
        "name", "object", "event", "watching", "filter", "method", "url", "headers", "body",
        "timeoutSeconds", "retries", "maximumSeconds", "active", "runsInBackground",
    ]

    /// Reads a process as the control plane takes it.
    fileprivate init(_ body: ControlBody) throws {
        try body.allow(Self.keys)
        let headers = try body.table("headers") ?? []
        self.init(
            name: try body.required("name", body.text("name")),
            isActive: try body.truth("active") ?? true,
            runsInBackground: try body.truth("runsInBackground") ?? true,
            signal: ProcessSignal(
                object: try body.required("object", body.text("object")),
                event: try Self.event(body)
            ),
            filter: try body.text("filter"),
            call: WebServiceCall(
                method: try Self.method(body),
                address: try body.required("url", body.text("url")),
                headers: Dictionary(headers.map { ($0.name, Secret($0.value)) }) { _, last in last
                },
                body: BodyTemplate(try body.text("body") ?? #"{"id":"[#Id#]"}"#),
                responseTimeout: try body.duration("timeoutSeconds")
                    ?? WebServiceCall.defaultResponseTimeout,
                retries: try body.number("retries") ?? 0,
                maximumExecutionTime: try body.duration("maximumSeconds")
            )
        )
    }

    /// The methods are those of the designer (creatio.md section 5.2).
    private static func method(_ body: ControlBody) throws -> HTTPRequest.Method {
        let word = try body.text("method") ?? HTTPRequest.Method.post.rawValue
        guard let method = WebServiceCall.methods.first(where: { $0.rawValue == word }) else {
            let names = WebServiceCall.methods.map { "'\($0.rawValue)'" }
            throw ControlError("'method' takes \(names.joined(separator: ", ")), not '\(word)'")
        }
        return method
    }

    private static func event(_ body: ControlBody) throws -> ProcessSignal.Event {
        let watching = try body.texts("watching") ?? []
        switch try body.required("event", body.text("event")) {
        case "added": return .added
        case "modified": return .modified(watching: watching)
        case "deleted": return .deleted
        case let other:
            throw ControlError("'event' takes 'added', 'modified' or 'deleted', not '\(other)'")
        }
    }

    /// The process without its address and headers, which may carry a token.
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "active": .bool(isActive), "object": .string(signal.object),
            "event": .string(signal.event.word), "filter": filter.map(JSONValue.string) ?? .null,
            "method": .string(call.method.rawValue), "runsInBackground": .bool(runsInBackground),
            "retries": .number(JSONNumber(call.retries)),
            "timeoutSeconds": .number(call.responseTimeout.seconds),
        ]
    }
}

extension ProcessSignal.Event {
    fileprivate var word: String {
        switch self {
        case .added: "added"
        case .modified: "modified"
        case .deleted: "deleted"
        }
    }
}

extension ProcessRun {
    fileprivate var json: JSONValue {
        let (state, detail): (String, JSONValue) =
            switch outcome {
            case .waiting: ("waiting", .null)
            case .completed(let status): ("completed", .number(JSONNumber(status)))
            case .failed(let reason): ("failed", .string(reason))
            }
        return [
            "id": .string(id), "process": .string(process), "object": .string(object),
            "record": .string(recordID), "startedOn": .string(startedOn.iso8601(fractionDigits: 6)),
            "attempts": .number(JSONNumber(attempts)), "state": .string(state), "detail": detail,
        ]
    }
}
