import FakeCreatio
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

@Suite struct `Languages` {
    private static let new = "CaseStatus(\(StockCaseStatus.new.id))"
    private static let resolved = "CaseStatus(\(StockCaseStatus.resolved.id))"

    private static func inUkrainian(_ settings: inout InstanceSettings) {
        settings.profile.language = "uk-UA"
    }

    /// The same instance for two users: the administrator, in English, and one in Ukrainian.
    private static func withTwoUsers(_ settings: inout InstanceSettings) {
        var user = UserAccount.supervisor
        user.name = "Olha"
        user.language = "uk-UA"
        settings.users.append(user)
        settings.clients.append(
            OAuthClient(id: "olha", secret: Bench.client.secret, userName: user.name)
        )
    }

    @Test func `names of lookups are in the language of the user`() throws {
        let name = try Bench.run(Self.inUkrainian) { try await $0.read(Self.new)["Name"] }
        #expect(name == "Нове")
    }

    @Test func `a row without a name in that language shows its own`() throws {
        let name = try Bench.run(Self.inUkrainian) { bench in
            let id = try await bench.instance.seed("CaseOrigin", ["Name": "Web form"])
            return try await bench.read("CaseOrigin(\(id))?$select=Name")["Name"]
        }
        #expect(name == "Web form")
    }

    @Test(arguments: [
        "CaseStatus?$select=Name&$filter=Name eq 'Нове'",
        "CaseStatus?$select=Name&$orderby=Name desc&$top=1&$filter=startswith(Name,'Но')",
        "CaseStatus?$select=Name&$filter=CaseCollectionByStatus/any(c:c/Status/Name eq 'Нове')",
    ])
    func `filters and orders go by the user's language`(address: String) throws {
        let rows = try Bench.run({ settings in
            Self.inUkrainian(&settings)
            settings.level = .assumed
        }) { bench in
            try await bench.instance.seed("Case", ["Subject": "One"])
            return try await bench.read(address)["value"]
        }
        #expect(rows == [["Name": "Нове"]])
    }

    @Test(arguments: ["Name eq 'New'", "contains(Name,'New')"])
    func `an English name finds nothing in another language`(filter: String) throws {
        let count = try Bench.run(Self.inUkrainian) {
            try await $0.odata(.get, "CaseStatus/$count?$filter=\(filter)").text
        }
        #expect(count == "0")
    }

    @Test func `what is expanded is in the user's language too`() throws {
        let status = try Bench.run(Self.inUkrainian) { bench in
            let id = try await bench.insert("Case", ["Subject": "One"])
            return try await bench.read("Case(\(id))?$expand=Status($select=Name)")["Status"]
        }
        #expect(status == ["Name": "Нове"])
    }

    @Test(arguments: ["Name", "Name/$value"])
    func `the address of a name is in the user's language`(path: String) throws {
        let text = try Bench.run(Self.inUkrainian) {
            try await $0.odata(.get, "\(Self.new)/\(path)").text
        }
        #expect(text.contains("Нове"))
    }

    @Test func `no request can choose`() throws {
        let name = try Bench.run { bench in
            let response = await bench.anonymous(
                .get,
                "/0/odata/\(Self.new)",
                headers: [
                    .authorization: "Bearer \(try await bench.token())", .acceptLanguage: "uk-UA",
                ]
            )
            return try JSONValue.parse(response.body)["Name"]
        }
        #expect(name == "New")
    }

    @Test func `a change in one language leaves the name in another`() throws {
        let names = try Bench.run(Self.inUkrainian) { bench in
            let written = try await bench.odata(.patch, Self.resolved, ["Name": "Готово"])
            let own = try await bench.instance.row(StockCaseStatus.resolved.id, of: "CaseStatus")
            let seen = try await bench.read(Self.resolved)["Name"]
            return [.string(written.summary), own?["Name"], seen]
        }
        #expect(names == ["204 ", "Resolved", "Готово"])
    }

    @Test func `a new row has its name in every language`() throws {
        let names = try Bench.run(Self.inUkrainian) { bench in
            let id = try await bench.insert("CaseOrigin", ["Name": "Чат"])
            let own = try await bench.instance.row(id, of: "CaseOrigin")?["Name"]
            let seen = try await bench.read("CaseOrigin(\(id))")["Name"]
            try await bench.instance.place("CaseOrigin", ["Id": .string(id), "Name": "Chat"])
            let later = try await bench.read("CaseOrigin(\(id))")["Name"]
            return [own, seen, later]
        }
        #expect(names == ["Чат", "Чат", "Чат"])
    }

    @Test func `a row that is made again has lost its names`() throws {
        let name = try Bench.run(Self.inUkrainian) { bench in
            let id = try await bench.insert("CaseOrigin", ["Name": "Чат"])
            _ = try await bench.odata(.delete, "CaseOrigin(\(id))")
            try await bench.instance.seed("CaseOrigin", ["Id": .string(id), "Name": "Chat"])
            return try await bench.read("CaseOrigin(\(id))")["Name"]
        }
        #expect(name == "Chat")
    }

    @Test func `two users read the same row in two languages`() throws {
        let names = try Bench.run(Self.withTwoUsers) { bench in
            let form = Bench.clientForm.replacing(Bench.client.id, with: "olha")
            let token = try JSONValue.parse(await bench.tokenResponse(form: form).body)
            let theirs = await bench.anonymous(
                .get,
                "/0/odata/\(Self.new)",
                headers: [.authorization: "Bearer \(token["access_token"]?.text ?? "")"]
            )
            return [
                try await bench.read(Self.new)["Name"],
                try JSONValue.parse(theirs.body)["Name"],
            ]
        }
        #expect(names == ["New", "Нове"])
    }

    @Test func `a given name counts in its language`() throws {
        let names = try Bench.run { bench in
            let id = StockCaseStatus.new.id
            try await bench.instance.translate("Neu", id, in: "CaseStatus", into: "de-DE")
            let english = try await bench.read(Self.new)["Name"]
            try await bench.instance.setLanguage("de-DE", ofUser: "Supervisor")
            return [english, try await bench.read(Self.new)["Name"]]
        }
        #expect(names == ["New", "Neu"])
    }

    @Test(arguments: [
        ("Subject", "Case", "'Subject' of 'Case' has one text for all languages"),
        ("Nope", "CaseStatus", "object 'CaseStatus' of this Creatio has no column 'Nope'"),
    ])
    func `what has one text takes no other`(
        property: String,
        object: String,
        message: String
    ) throws {
        let bench = try Bench()
        let refusal = #expect(throws: InstanceError.self) {
            try bench.simulator.run {
                try await bench.instance.translate(
                    "x",
                    of: property,
                    StockCaseStatus.new.id,
                    in: object,
                    into: "uk-UA"
                )
            }
        }
        #expect(refusal?.description == message)
    }

    @Test func `a language that is none is refused`() throws {
        let refusal = #expect(throws: InstanceError.self) {
            try Bench { $0.profile.language = "Klingon!" }
        }
        #expect(refusal?.description == "'Klingon!' is no culture; one looks like 'en-US'")
    }

    @Test func `the body of a web service call is in the language of who saves`() throws {
        let calls = try Bench.run({ settings in
            Self.inUkrainian(&settings)
            settings.processes = [
                BusinessProcess(
                    name: "tell",
                    signal: ProcessSignal(object: "Case", event: .added),
                    call: WebServiceCall(address: "https://api.open.cx/", body: "[#Status#]")
                )
            ]
        }) { bench in
            let service = bench.attachWebhook()
            _ = try await bench.withBackground { try await bench.insert("Case", ["Subject": "x"]) }
            return service.calls
        }
        #expect(calls == ["00:00 Нове"])
    }

    @Test func `a test sets languages and names by the control plane`() throws {
        let names = try WorldBench.run { bench in
            _ = try await bench.control(
                .put,
                "texts/CaseStatus/\(StockCaseStatus.new.id)/es-ES",
                ["Name": "Nuevo"]
            )
            _ = try await bench.control(.patch, "users/Supervisor", ["language": "es-ES"])
            let spanish = try JSONValue.parse(await bench.odata(.get, Self.new).body)["Name"]
            _ = try await bench.control(.post, "reset")
            let english = try JSONValue.parse(await bench.odata(.get, Self.new).body)["Name"]
            return [spanish, english]
        }
        #expect(names == ["Nuevo", "New"])
    }
}
