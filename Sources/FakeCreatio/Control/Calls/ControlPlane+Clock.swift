import HTTPTypes
import JSON
import Wire

/// The clock of a world: session time-outs, token lifetimes and retries follow it.
extension ControlPlane {
    static let clockCalls = [
        ControlCall(.get, "clock", "reads the clock") { reading($0.world.clock) },
        ControlCall(
            .put,
            "clock",
            "sets the clock, and freezes it or lets it run",
            example: ["now": "2026-11-22T10:00:00Z", "frozen": true]
        ) { call in
            try call.body.allow(["now", "frozen"])
            let moment = try call.body.text("now").map { text in
                guard let moment = Timestamp(iso8601: text) else {
                    throw ControlError(
                        "'now' takes a moment with its zone, such as 2026-11-22T10:00:00Z,"
                            + " not '\(text)'"
                    )
                }
                return moment
            }
            let clock = call.world.clock
            if let moment { clock.set(to: moment) }
            switch try call.body.truth("frozen") {
            case true?: clock.freeze()
            case false?: clock.run()
            case nil: break
            }
            return reading(clock)
        },
        ControlCall(
            .post,
            "clock/advance",
            "moves the clock on, frozen or not; whoever sleeps wakes in time",
            example: ["seconds": 3600]
        ) { call in
            try call.body.allow(["seconds"])
            let step = try call.body.required("seconds", call.body.duration("seconds"))
            guard step >= .zero else {
                throw ControlError("'seconds' is negative; use PUT clock to set the clock back")
            }
            call.world.clock.advance(by: step)
            return reading(call.world.clock)
        },
        ControlCall(.post, "clock/freeze", "stops the clock") { call in
            call.world.clock.freeze()
            return reading(call.world.clock)
        },
        ControlCall(.post, "clock/run", "lets a frozen clock run on from where it stands") { call in
            call.world.clock.run()
            return reading(call.world.clock)
        },
        ControlCall(.delete, "clock", "lets the clock show the real time again") { call in
            call.world.clock.mode = .running(offset: .zero)
            return reading(call.world.clock)
        },
    ]

    private static func reading(_ clock: ControlledClock) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("now", .string(clock.moment.iso8601(fractionDigits: 6)))
        ]
        switch clock.mode {
        case .running(let offset):
            members += [("frozen", false), ("aheadSeconds", .number(offset.seconds))]
        case .frozen:
            members.append(("frozen", true))
        }
        return JSONValue(members: members)
    }
}
