import HTTPTypes
import JSON

/// Faults in front of a world's two sites.
extension ControlPlane {
    static let faultCalls = [
        ControlCall(.get, "faults", "lists the faults with what they have seen and struck") {
            call in
            ["faults": .array(call.world.faults.state.entries.map(\.json))]
        },
        ControlCall(
            .post,
            "faults",
            "adds a fault: it strikes the n-th matching request and, with times, those after it"
                + " (0 for all). site (application or identity), method, path (with * for anything), set and query choose requests."
                + " when is before (the request has no effect) or after (it had)."
                + " kind is status (with status, body, headers), loginPage (with redirect), delay"
                + " (with seconds), drop, truncate (with bytes) or duplicate",
            example: [
                "method": "POST", "set": "Case", "n": 2, "times": 1, "when": "after",
                "kind": "status", "status": 503,
            ]
        ) { call in
            try call.world.faults.add(Fault(call.body)).json
        },
        ControlCall(.delete, "faults", "takes all faults away") { call in
            call.world.faults.removeAll()
            return ["faults": []]
        },
        ControlCall(.delete, "faults/{id}", "takes one fault away") { call in
            guard let id = Int(call["id"]), let entry = call.world.faults.remove(id) else {
                throw ControlError.unknown("fault", call["id"], see: "faults")
            }
            return entry.json
        },
    ]
}

extension Fault {
    private static let keys = [
        "site", "method", "path", "set", "query", "n", "times", "when", "kind", "status", "body",
        "headers", "redirect", "seconds", "bytes",
    ]

    /// Reads a fault as the control plane takes it.
    init(_ body: ControlBody) throws {
        try body.allow(Self.keys)
        self.init(try FaultEffect(body))
        if let site = try body.text("site") {
            guard let site = WorldSite(rawValue: site) else {
                throw ControlError("'site' takes 'application' or 'identity', not '\(site)'")
            }
            pattern.site = site
        }
        pattern.method = try body.text("method")
        pattern.path = try body.text("path")
        pattern.set = try body.text("set")
        pattern.query = try body.text("query")
        first = try body.number("n") ?? 1
        guard first > 0 else { throw ControlError("'n' counts from 1: 1 is the next request") }
        if let times = try body.number("times") { self.times = times == 0 ? nil : times }
        if let when = try body.text("when") {
            guard let timing = Timing(rawValue: when) else {
                throw ControlError("'when' takes 'before' or 'after', not '\(when)'")
            }
            guard effect.timings.contains(timing) else {
                throw ControlError("this kind of fault needs an answer; leave 'when' out")
            }
            self.timing = timing
        }
    }
}

extension FaultEffect {
    fileprivate init(_ body: ControlBody) throws {
        switch try body.required("kind", body.text("kind")) {
        case "status":
            let status = try body.required("status", body.number("status"))
            guard 200..<600 ~= status else {
                throw ControlError("'status' takes 200 to 599, not \(status)")
            }
            self = .answer(
                status: status,
                headers: try Self.headers(body),
                body: try body.text("body")
            )
        case "loginPage": self = .loginPage(redirects: try body.truth("redirect") ?? false)
        case "delay":
            let delay = try body.required("seconds", body.duration("seconds"))
            self = .delay(max(delay, .zero))
        case "drop": self = .drop
        case "truncate": self = .truncate(bytes: try body.number("bytes") ?? 0)
        case "duplicate": self = .duplicate
        case let other:
            throw ControlError(
                "'kind' takes 'status', 'loginPage', 'delay', 'drop', 'truncate' or 'duplicate',"
                    + " not '\(other)'"
            )
        }
    }

    private static func headers(_ body: ControlBody) throws -> HTTPFields {
        try (body.table("headers") ?? []).reduce(into: [:]) { fields, header in
            guard let name = HTTPField.Name(header.name) else {
                throw ControlError("'\(header.name)' cannot be the name of a header")
            }
            fields[name] = header.value
        }
    }

    /// The effect in the words in which it is set.
    fileprivate var members: [(String, JSONValue)] {
        switch self {
        case .answer(let status, let headers, let body):
            [("kind", "status"), ("status", .number(JSONNumber(status)))]
                + (body.map { [("body", .string($0))] } ?? [])
                + (headers.isEmpty
                    ? []
                    : [
                        (
                            "headers",
                            JSONValue(members: headers.map { ($0.name.rawName, .string($0.value)) })
                        )
                    ])
        case .loginPage(let redirects):
            [("kind", "loginPage"), ("redirect", .bool(redirects))]
        case .delay(let duration): [("kind", "delay"), ("seconds", .number(duration.seconds))]
        case .drop: [("kind", "drop")]
        case .truncate(let bytes):
            [("kind", "truncate"), ("bytes", .number(JSONNumber(bytes)))]
        case .duplicate: [("kind", "duplicate")]
        }
    }
}

extension FaultPlan.Entry {
    var json: JSONValue {
        let texts = [
            ("site", fault.pattern.site.rawValue), ("method", fault.pattern.method),
            ("path", fault.pattern.path),
            ("set", fault.pattern.set), ("query", fault.pattern.query),
        ]
        return JSONValue(
            members: [("id", .number(JSONNumber(id)))]
                + texts.compactMap { name, text in text.map { (name, .string($0)) } }
                + [
                    ("n", .number(JSONNumber(fault.first))),
                    ("times", .number(JSONNumber(fault.times ?? 0))),
                    ("when", .string(fault.timing.rawValue)),
                ] + fault.effect.members + [
                    ("seen", .number(JSONNumber(seen))), ("struck", .number(JSONNumber(struck))),
                ]
        )
    }
}
