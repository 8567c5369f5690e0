import Fidelity
import HTTPTypes
import Testing
import Wire

@Suite struct `A case` {
    @Test func `passes when every step is answered as expected`() async throws {
        let instance = ScriptedInstance([.token, .json(200, #"{"Id":"x"}"#)])
        let result = try await run(
            "get: Case(1)\nexpect: { status: 200, json: { Id: x } }",
            instance
        )
        #expect(result.outcome == .passed)
        #expect(instance.lines == ["POST /t", "GET /0/odata/Case(1)"])
        #expect(instance.requests[1].headers[.authorization] == "Bearer t")
    }

    @Test func `names step and places of a difference`() async throws {
        let instance = ScriptedInstance([.token, .json(404, "none")])
        let result = try await run(
            "get: Case(1)\nexpect: { status: [200, 204], text: some }",
            instance
        )
        #expect(
            result.outcome
                == .failed(
                    step: "step 1: GET Case(1)",
                    [
                        Mismatch("status", expected: "200 or 204", found: "404 none"),
                        Mismatch("body", expected: "some", found: "none"),
                    ]
                )
        )
    }

    @Test func `hands captured values on`() async throws {
        let cookie: HTTPFields = [.setCookie: "BPMCSRF=c; path=/", .location: "there"]
        let instance = ScriptedInstance([
            .json(200, #"{"a":[{"b":"v"}]}"#, headers: cookie), .json(200, ""),
        ])
        let result = try await run(
            """
            steps:
              - get: /x
                as: nobody
                capture: { one: a/0/b, two: cookie BPMCSRF, three: header location }
                expect: 200
              - get: /<one>/<two>/<three>
                as: nobody
                headers: { X-Who: <user> }
                expect: 200
            """,
            instance
        )
        #expect(result.outcome == .passed)
        #expect(instance.lines.last == "GET /v/c/there")
        #expect(instance.requests.last?.headers[HTTPField.Name("X-Who")!] == "Ada")
    }

    @Test func `fails when there is nothing to capture`() async throws {
        let instance = ScriptedInstance([.json(200, "{}")])
        let result = try await run(
            "get: /x\nas: nobody\ncapture: { id: Id }\nexpect: 200",
            instance
        )
        #expect(result.hasFailed)
    }

    @Test func `deletes what it made, the newest first, and lists what stays`() async throws {
        let instance = ScriptedInstance([
            .token, .json(201, #"{"Id":"a"}"#), .json(500, ""), .json(500, "refused"),
            .json(204, ""),
        ])
        let result = try await run(
            """
            writes: yes
            steps:
              - post: Contact
                json: { Name: <marker> }
                expect: 201
              - post: Case
                json: { Id: <new id> }
                expect: 500
            """,
            instance
        )
        #expect(result.outcome == .passed)
        #expect(
            instance.lines.suffix(2) == [
                "DELETE /0/odata/Case(00000000-0000-4000-8000-000000000002)",
                "DELETE /0/odata/Contact(a)",
            ]
        )
        #expect(
            result.leftBehind.map(\.description) == ["Case(00000000-0000-4000-8000-000000000002)"]
        )
    }

    @Test(arguments: ["<new id>", "00000000-0000-4000-8000-0000000000ff"])
    func `deletes after a refused insert only what it has named itself`(
        id: String
    ) async throws {
        let instance = ScriptedInstance([.token, .json(500, "{}"), .json(204, "")])
        let result = try await run(
            "writes: yes\npost: Case\njson: { Id: \(id) }\nexpect: 500",
            instance
        )
        #expect(result.outcome == .passed)
        let deletes = instance.lines.filter { $0.hasPrefix("DELETE") }
        #expect(deletes.count == (id == "<new id>" ? 1 : 0))
    }

    @Test func `knows the rows that a batch has made`() async throws {
        let row = "11111111-1111-4111-8111-111111111111"
        let instance = ScriptedInstance([
            .token,
            .json(
                200,
                #"{"responses":[{"headers":{"location":"https://a/0/odata/Contact(\#(row))"}}]}"#
            ),
            .json(204, ""),
        ])
        let result = try await run("writes: yes\npost: $batch\njson: {}\nexpect: 200", instance)
        #expect(result.outcome == .passed)
        #expect(instance.lines.last == "DELETE /0/odata/Contact(\(row))")
    }

    @Test(arguments: [
        ("writes: yes\npost: Case\njson: {}\nexpect: 201", "it writes"),
        (
            "profile: { runtime: net }\nget: Case\nexpect: 200",
            "it is about an instance with runtime: net"
        ),
        ("get: Case\nas: session\nexpect: 200", "it needs the user 'session'"),
        ("get: /x\nas: nobody\nheaders: { A: <password> }\nexpect: 200", "it needs the password"),
        (
            "steps: [{ wait: 1 s }, { get: Case, expect: 200 }]",
            "it waits, and this clock cannot be hurried"
        ),
    ])
    func `is skipped where it cannot be run`(steps: String, reason: String) async throws {
        let instance = ScriptedInstance([])
        let result = try await run(steps, instance, mayWrite: false)
        #expect(result.outcome == .skipped(reason))
        #expect(instance.lines == [])
    }

    @Test func `tells when nobody answers`() async {
        await #expect(throws: TransportError.unreachable(authority: "i")) {
            try await run("get: Case\nexpect: 200", ScriptedInstance([]))
        }
    }

    @Test func `tells when the credentials are not taken`() async {
        await #expect(throws: CallerRefused.self) {
            try await run("get: Case\nexpect: 200", ScriptedInstance([.json(400, "{}")]))
        }
    }

    @Test func `sends forms, lines of multipart, and odd characters as HTTP wants them`()
        async throws
    {
        let instance = ScriptedInstance([.json(200, ""), .json(200, ""), .json(200, "")])
        let result = try await run(
            """
            steps:
              - { post: "identity:/t", as: nobody, form: { a: "b c&d" }, expect: 200 }
              - { post: /0/odata/$batch, as: nobody, headers: { Content-Type: multipart/mixed }, text: "a\\nb", expect: 200 }
              - { get: "Case?$filter=Name eq 'ä'", as: nobody, expect: 200 }
            """,
            instance
        )
        #expect(result.outcome == .passed)
        #expect(
            instance.requests.map { String(decoding: $0.body, as: UTF8.self) } == [
                "a=b%20c%26d", "a\r\nb", "",
            ]
        )
        #expect(instance.lines.last == "GET /0/odata/Case?$filter=Name%20eq%20'%C3%A4'")
    }

    @discardableResult
    private func run(
        _ steps: String,
        _ instance: ScriptedInstance,
        mayWrite: Bool = true
    ) async throws -> CaseResult {
        let head = "id: a\nsays: It is.\nstate: assumed\nmark: I\nsource: s\ncovers: []\n"
        let body = (head + steps).split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        let text = "area: A\ncases:\n  -\n" + body
        let entry = try #require(Ledger.read(text, file: "a.yaml").cases.first)
        return try await CaseRunner(target: instance.target, mayWrite: mayWrite).run(entry)
    }
}
