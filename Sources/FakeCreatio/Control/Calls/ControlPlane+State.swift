import HTTPTypes
import JSON

/// The whole state of a world: back to its beginning, or to a snapshot.
extension ControlPlane {
    static let stateCalls = [
        ControlCall(
            .post,
            "reset",
            "goes back to the state after the start; tokens and sessions stay good, the journal"
                + " is empty"
        ) { call in
            try await call.world.reset()
            return ["reset": true]
        },
        ControlCall(.get, "snapshots", "lists the snapshots by name") { call in
            ["snapshots": .array(call.world.snapshotNames.map(JSONValue.string))]
        },
        ControlCall(
            .put,
            "snapshots/{name}",
            "takes a snapshot: rows, sequences, objects, processes, profile, limits, clock and faults; not"
                + " the journal, tokens and sessions"
        ) { call in
            try await call.world.takeSnapshot(named: call["name"])
            return ["snapshot": .string(call["name"])]
        },
        ControlCall(.post, "snapshots/{name}/restore", "goes back to a snapshot") { call in
            guard try await call.world.restoreSnapshot(named: call["name"]) else {
                throw ControlError.unknown("snapshot", call["name"], see: "snapshots")
            }
            return ["restored": .string(call["name"])]
        },
        ControlCall(.delete, "snapshots/{name}", "forgets a snapshot") { call in
            guard call.world.removeSnapshot(named: call["name"]) else {
                throw ControlError.unknown("snapshot", call["name"], see: "snapshots")
            }
            return ["snapshot": .string(call["name"])]
        },
    ]
}
