import HTTPTypes
import JSON

/// Rows without HTTP's OData: as the administrator, and without business processes.
extension ControlPlane {
    static let rowCalls = [
        ControlCall(.get, "objects", "lists the objects with the number of their rows") { call in
            JSONValue(
                members: try await call.world.instance.rowCounts().map { name, count in
                    (name, .number(JSONNumber(count)))
                }
            )
        },
        ControlCall(
            .get,
            "rows/{object}",
            "reads rows in the order of their insertion; one option, such as Name=Ada, chooses",
            options: ["*"]
        ) { call in
            let instance = call.world.instance
            guard let (property, value) = call.options.first else {
                return ["rows": .array(try await instance.rows(of: call["object"]))]
            }
            guard call.options.count == 1 else {
                throw ControlError("rows are chosen by one property; leave out the others")
            }
            let rows = try await instance.rows(
                of: call["object"],
                where: property,
                equals: try await instance.value(value, of: property, in: call["object"])
            )
            return ["rows": .array(rows)]
        },
        ControlCall(
            .post,
            "rows/{object}",
            "inserts one row or a list of rows, all or none; no business process starts",
            example: [["Name": "Ada Lovelace", "Email": "ada@example.com"]]
        ) { call in
            let rows = call.body.value.elements ?? [call.body.value]
            let ids = try await call.world.instance.seed(call["object"], rows: rows)
            return ["ids": .array(ids.map(JSONValue.string))]
        },
        ControlCall(
            .put,
            "texts/{lookup}/{id}/{language}",
            "gives a row texts in a language, by property",
            example: ["Name": "Нове"]
        ) { call in
            let texts = try call.body.texts()
            for (property, text) in texts {
                try await call.world.instance.translate(
                    text,
                    of: property,
                    call["id"],
                    in: call["lookup"],
                    into: call["language"]
                )
            }
            return call.body.value
        },
        ControlCall(
            .delete,
            "rows/{object}/{id}",
            "deletes a row; no business process starts"
        ) { call in
            guard try await call.world.instance.remove(call["id"], from: call["object"]) else {
                throw ControlError.unknown(
                    "'\(call["object"])'",
                    call["id"],
                    see: "rows/\(call["object"])"
                )
            }
            return ["id": .string(call["id"])]
        },
    ]
}
