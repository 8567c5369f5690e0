import HTTPTypes
import JSON
import Wire

/// Objects and columns, as an administrator changes them, and the build of OData's model.
extension ControlPlane {
    static let objectCalls = [
        ControlCall(
            .post,
            "objects",
            "adds an object, a lookup unless columns are named; OData shows it when its model is"
                + " built, which begins at once unless 'build' is false",
            example: [
                "name": "UsrVehicle", "columns": [["name": "UsrPlate", "type": "short text"]],
            ]
        ) { call in
            try call.body.allow(["name", "columns", "build"])
            let name = try call.body.required("name", call.body.text("name"))
            let columns = try call.body.value["columns"]?.elements?.map { try column(.init($0)) }
            try await call.world.instance.add(
                EntitySchema.lookup(name, columns: columns ?? []),
                builds: try call.body.truth("build") ?? true
            )
            return try await model(of: call)
        },
        ControlCall(
            .post,
            "objects/{object}/columns",
            "adds a column to an object; 'target' is that of a lookup",
            example: ["name": "UsrCompany", "type": "lookup", "target": "Account"]
        ) { call in
            try call.body.allow(["name", "type", "target", "build"])
            try await call.world.instance.add(
                [try column(call.body)],
                to: call["object"],
                builds: try call.body.truth("build") ?? true
            )
            return try await model(of: call)
        },
        ControlCall(
            .delete,
            "objects/{object}/columns/{property}",
            "takes a column away; until the model is built, answers that would show it are faults",
            options: ["build"]
        ) { call in
            try await call.world.instance.remove(
                call["property"],
                from: call["object"],
                builds: call.options["build"] != "false"
            )
            return try await model(of: call)
        },
        ControlCall(
            .get,
            "model",
            "tells whether OData's model is being built, and how it differs from the objects"
        ) { call in try await model(of: call) },
        ControlCall(.post, "model/build", "begins to build OData's model") { call in
            await call.world.instance.beginBuild()
            return try await model(of: call)
        },
    ]

    private static func column(_ body: ControlBody) throws -> Column {
        let name = try body.required("name", body.text("name"))
        let word = try body.text("type") ?? "text"
        if let target = try body.text("target") {
            guard word == "lookup" else {
                throw ControlError("'target' is for the type 'lookup' alone, not for '\(word)'")
            }
            return .lookup(name, to: target)
        }
        guard let type = ColumnType.words.first(where: { $0.word == word })?.type else {
            let words = ColumnType.words.map(\.word) + ["lookup"]
            throw ControlError(
                word == "lookup"
                    ? "a lookup needs its 'target'"
                    : "'type' takes \(words.listed), not '\(word)'"
            )
        }
        return Column(name, type)
    }

    private static func model(of call: ControlRequest) async throws -> JSONValue {
        let lag = await call.world.instance.modelLag()
        let readyOn = lag.readyOn.map { JSONValue.string($0.iso8601(fractionDigits: 3)) }
        return [
            "building": .bool(lag.readyOn != nil), "readyOn": readyOn ?? .null,
            "unbuilt": table(lag.unbuilt), "stale": table(lag.stale),
        ]
    }

    private static func table(_ properties: [String: [String]]) -> JSONValue {
        JSONValue(
            members: properties.sorted { $0.key < $1.key }.map { object, names in
                (object, .array(names.map(JSONValue.string)))
            }
        )
    }
}
