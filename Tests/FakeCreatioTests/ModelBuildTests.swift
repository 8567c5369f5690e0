import FakeCreatio
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

@Suite struct `OData's model` {
    private static let plate: JSONValue = ["name": "UsrPlate", "type": "short text"]
    private static let missing =
        "400 Could not find a property named 'UsrPlate' on type 'Terrasoft.Configuration.OData.Case'."

    /// Status and deepest message of an answer.
    private static func summary(_ response: WireResponse) throws -> String {
        let body = response.body.isEmpty ? JSONValue.null : try JSONValue.parse(response.body)
        var error = body["error"]
        var text = body["MessageDetail"]?.text ?? ""
        while let level = error {
            text = level["message"]?.text ?? text
            error = level["innererror"] ?? level["internalexception"]
        }
        return "\(response.status.code) \(text)"
    }

    @Test func `shows a new column a minute and a half later`() throws {
        let answers = try WorldBench.run { bench in
            let address = "Case?$select=UsrPlate"
            _ = try await bench.control(.post, "objects/Case/columns", Self.plate)
            let atOnce = try Self.summary(await bench.odata(.get, address))
            try await bench.simulator.clock.sleep(for: .seconds(89))
            let before = try Self.summary(await bench.odata(.get, address))
            try await bench.simulator.clock.sleep(for: .seconds(1))
            return [atOnce, before, try Self.summary(await bench.odata(.get, address))]
        }
        #expect(answers == [Self.missing, Self.missing, "200 "])
    }

    @Test func `shows a new object so late too, in every list`() throws {
        let answers = try WorldBench.run { bench in
            _ = try await bench.control(.post, "objects", ["name": "UsrVehicle"])
            let atOnce = try Self.summary(await bench.odata(.get, "UsrVehicle"))
            let hidden = try await [
                bench.odata(.get, "").text.contains("UsrVehicle"),
                bench.odata(.get, "$metadata").text.contains("UsrVehicle"),
            ]
            try await bench.simulator.clock.sleep(for: .seconds(90))
            let shown = try await [
                bench.odata(.get, "").text.contains("UsrVehicle"),
                bench.odata(.get, "$metadata").text.contains("UsrVehicle"),
            ]
            let written = try await bench.odata(.post, "UsrVehicle", ["Name": "Van"])
            return [atOnce, "\(hidden)", "\(shown)", "\(written.status.code)"]
        }
        #expect(
            answers == [
                "404 No type was found that matches the controller named 'UsrVehicle'.",
                "[false, false]", "[true, true]", "201",
            ]
        )
    }

    @Test func `refuses a new column in a body, and does not show it`() throws {
        let answers = try Bench.run { settings in
            settings.recent.columns = ["Case": [Column("UsrPlate", .shortText)]]
        } _: { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            let refused = try Self.summary(
                await bench.odata(.post, "Case", ["Subject": "x", "UsrPlate": "1"])
            )
            let row = try await bench.read("Case(\(id))")
            let seeded = try await bench.instance.seed("Case", ["UsrPlate": "1"])
            let stored = try await bench.instance.row(seeded, of: "Case")?["UsrPlate"]
            return [
                refused.prefix(61).description, "\(row["UsrPlate"] == nil)", stored?.text ?? "",
            ]
        }
        #expect(
            answers == [
                "400 item : The property 'UsrPlate' does not exist on type 'Te", "true", "1",
            ]
        )
    }

    @Test func `waits for a build where none was begun`() throws {
        let answers = try WorldBench.run { bench in
            var column = Self.plate
            column["build"] = false
            _ = try await bench.control(.post, "objects/Case/columns", column)
            try await bench.simulator.clock.sleep(for: .seconds(3600))
            let unbuilt = try await bench.control(.get, "model")
            let before = try Self.summary(await bench.odata(.get, "Case?$select=UsrPlate"))
            _ = try await bench.control(.post, "model/build")
            try await bench.simulator.clock.sleep(for: .seconds(90))
            let after = try Self.summary(await bench.odata(.get, "Case?$select=UsrPlate"))
            return [unbuilt["unbuilt"]?.description ?? "", before, after]
        }
        #expect(answers == [#"{"Case":["UsrPlate"]}"#, Self.missing, "200 "])
    }

    @Test func `is built by the service that the designer calls`() throws {
        let answers = try Bench.run { settings in
            settings.recent.objects = ["UsrVehicle"]
            settings.profile.modelBuild = .seconds(60)
        } _: { bench in
            let service = "/0/ServiceModel/WorkspaceExplorerService.svc/"
            try await bench.environment.clock.sleep(for: .seconds(30))
            let begun = try await bench.send(.post, service + "RunODataBuild", "{}").summary
            try await bench.environment.clock.sleep(for: .seconds(59))
            let running = try await bench.send(.post, service + "IsODataBuildRunning", "{}")
            let before = try await bench.odata(.get, "UsrVehicle").status.code
            try await bench.environment.clock.sleep(for: .seconds(1))
            let done = try await bench.send(.post, service + "IsODataBuildRunning", "{}")
            let after = try await bench.odata(.get, "UsrVehicle").status.code
            return [begun, running.text, "\(before)", done.text, "\(after)"]
        }
        #expect(
            answers == [
                #"200 {"success":true}"#, #"{"value":true,"success":true}"#, "404",
                #"{"value":false,"success":true}"#, "200",
            ]
        )
    }

    @Test func `is nothing that a user without rights builds`() throws {
        let answer = try Bench.run({ $0.users[0].roles = [] }) { bench in
            try await bench.send(
                .post,
                "/0/ServiceModel/WorkspaceExplorerService.svc/RunODataBuild",
                "{}"
            ).text
        }
        #expect(answer.contains(#""errorCode":"SecurityException""#))
    }

    @Test func `keeps a column that the object has lost, and fails where it would be shown`() throws
    {
        let answers = try WorldBench.run { bench in
            let id = try JSONValue.parse(
                await bench.odata(.post, "Case", ["Subject": "x", "Notes": "y"]).body
            )["Id"]?.text
            _ = try await bench.control(.delete, "objects/Case/columns/Notes")
            let whole = try Self.summary(await bench.odata(.get, "Case(\(id ?? ""))"))
            let part = try Self.summary(await bench.odata(.get, "Case?$select=Subject"))
            try await bench.simulator.clock.sleep(for: .seconds(90))
            let built = try await bench.odata(.get, "Case(\(id ?? ""))").text.contains("Notes")
            return [whole, part, "\(built)"]
        }
        #expect(
            answers == [
                "500 The EDM instance of type '[Terrasoft.Configuration.OData.Case]' is missing the property"
                    + " 'Notes'.",
                "200 ", "false",
            ]
        )
    }

    @Test func `goes back with a reset`() throws {
        let answers = try WorldBench.run { bench in
            _ = try await bench.control(.post, "objects/Case/columns", Self.plate)
            try await bench.simulator.clock.sleep(for: .seconds(90))
            let built = try Self.summary(await bench.odata(.get, "Case?$select=UsrPlate"))
            _ = try await bench.control(.post, "reset")
            let gone = try Self.summary(await bench.odata(.get, "Case?$select=UsrPlate"))
            _ = try await bench.control(.post, "objects/Case/columns", Self.plate)
            return [built, gone]
        }
        #expect(answers == ["200 ", Self.missing])
    }

    @Test(
        arguments: [
            (#"{"name":"Usr Plate"}"#, "has a name that is no code"),
            (#"{"name":"Notes"}"#, "already has a column 'Notes'"),
            (#"{"name":"UsrX","type":"blob"}"#, "'type' takes 'short text'"),
            (#"{"name":"UsrX","type":"lookup"}"#, "a lookup needs its 'target'"),
            (#"{"name":"UsrX","type":"lookup","target":"Nope"}"#, "has no such object"),
            (#"{"type":"text"}"#, "the body needs 'name'"),
        ]
    )
    func `refuses a column that cannot be`(body: String, sentence: String) throws {
        let answer = try WorldBench.run { bench in
            await bench.send(.post, ControlPlane.root + "/objects/Case/columns", body: body)
        }
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains(sentence))
    }

    @Test(arguments: ["case", "1x", "Usr;Drop"])
    func `refuses an object that cannot be`(name: String) throws {
        let answer = try WorldBench.run { bench in
            await bench.send(
                .post,
                ControlPlane.root + "/objects",
                body: JSONValue(members: [("name", .string(name))]).description
            )
        }
        #expect(answer.status == .badRequest)
    }
}
