import HTTPTypes
import JSON

/// Worlds come and go.
extension ControlPlane {
    static let worldCalls = [
        ControlCall(.get, "worlds", "lists the worlds beside the one that needs no name") { call in
            ["worlds": .array(call.directory.names.map(JSONValue.string))]
        },
        ControlCall(.put, "worlds/{name}", "makes a world; does nothing where it is there") {
            call in
            let name = call["name"]
            try await call.directory.makeWorld(named: name)
            return [
                "world": .string(name), "path": .string(WorldAddress.prefix + name),
                "host": .string(name + ".localhost"),
            ]
        },
        ControlCall(.delete, "worlds/{name}", "ends a world and forgets all it held") { call in
            guard call.directory.removeWorld(named: call["name"]) else {
                throw ControlError.unknown("world", call["name"], see: "worlds")
            }
            return ["world": .string(call["name"])]
        },
    ]
}
