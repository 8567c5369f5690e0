import Fidelity
import Testing
import YAML

@Suite struct `A file of the ledger` {
    private static let head = """
        area: Area
        cases:
          - id: one
            says: It is so.
            state: confirmed
            mark: M
            source: somewhere
            covers: [GET entity]

        """

    @Test func `is read with all that a case says`() throws {
        let text = """
            area: Reading
            clause: OData
            cases:
              - id: one
                says: It is so.
                state: documented
                mark: D C
                source: creatio.md 1
                versions: 8.1
                object: Case
                covers: [GET entity, $select]
                profile: { runtime: net }
                level: documented
                get: Case(1)?$select=Id
                expect: { status: [200, 201], headers: { etag: ~absent }, json: { Id: ~guid } }
            """
        let entry = try #require(Ledger.read(text, file: "a.yaml").cases.first)
        #expect(entry.id == "one")
        #expect(entry.area == "Reading")
        #expect(entry.clause == "OData")
        #expect(entry.state == .documented)
        #expect(entry.marks == [.documented, .code])
        #expect(entry.covers == [.readEntity, .select])
        #expect(entry.object == "Case")
        #expect(entry.profile == ["runtime": "net"])
        #expect(entry.position.description == "a.yaml:4:5")
        guard case .request(let request, let expectation)? = entry.steps.first else {
            Issue.record("no request")
            return
        }
        #expect(request.method == "GET")
        #expect(expectation.statuses == [200, 201])
        #expect(expectation.headers.map(\.value) == [.absent])
    }

    @Test func `may have several steps that hand values on`() throws {
        let text =
            Self.head
                + """
                    writes: yes
                    steps:
                      - post: Case
                        json: { Subject: x }
                        capture: { id: Id, csrf: cookie BPMCSRF, place: header location }
                        expect: 201
                      - wait: 61 min
                      - get: Case(<id>)
                        expect: 200
                """
        let steps = try Ledger.read(text, file: "a.yaml").cases[0].steps
        #expect(steps.count == 3)
        #expect(steps[1] == .wait(.seconds(3660)))
        guard case .request(_, let expectation) = steps[0] else { return }
        #expect(
            expectation.captures.map(\.place) == [
                .json(["Id"]), .cookie("BPMCSRF"), .header("location"),
            ]
        )
    }

    @Test(arguments: [
        ("    get: Case\n", "a.yaml:3:5: a request says in 'expect' what it is answered"),
        (
            "    get: Case\n    expct: 200\n",
            "a.yaml:10:5: unknown key 'expct'; there are id, says"
        ),
        ("    get: Case\n    expect: many\n", "a.yaml:10:13: a whole number is expected here"),
        (
            "    get: Case\n    expect: { text: ~fits x }\n",
            "a.yaml:10:21: unknown matcher '~fits'; there are ~guid"
        ),
        ("    post: Case\n    expect: 201\n", "a.yaml:3:5: a case that changes rows says"),
        (
            "    writes: yes\n    get: Case\n    expect: 200\n",
            "a.yaml:3:5: 'writes: yes', and no step changes a row"
        ),
        ("    get: Case(<id>)\n    expect: 200\n", "a.yaml:3:5: '<id>' was not captured"),
        ("    expect: 200\n", "a.yaml:3:5: a step has one of get, post"),
        (
            "    level: great\n    get: Case\n    expect: 200\n",
            "a.yaml:9:12: unknown level 'great'"
        ),
        (
            "    get: Case\n    expect: { json: { ~most: 1 } }\n",
            "a.yaml:10:23: unknown word '~most'"
        ),
        ("    steps:\n      - wait: long\n", "a.yaml:10:15: a time such as"),
    ])
    func `tells a mistake with its place`(text: String, mistake: String) {
        #expect(
            Self.mistake(Self.head + text).hasPrefix(mistake),
            "\(Self.mistake(Self.head + text))"
        )
    }

    @Test(arguments: [
        ("state: confirmed", "state: sure", "a.yaml:5:12: unknown state 'sure'"),
        ("mark: M", "mark: X", "a.yaml:6:11: unknown mark 'X'"),
        ("mark: M", "mark: D", "a.yaml:3:5: a confirmed fact has the mark M"),
        ("GET entity", "GET all", "a.yaml:8:14: unknown feature 'GET all'"),
        ("    source: somewhere\n", "", "a.yaml:3:5: 'source' is missing"),
        ("It is so.", "It is so", "a.yaml:3:5: 'says' is one sentence"),
    ])
    func `refuses a head that does not hold`(from: String, to: String, mistake: String) {
        let text = (Self.head + "    get: Case\n    expect: 200\n").replacing(from, with: to)
        #expect(Self.mistake(text).hasPrefix(mistake), "\(Self.mistake(text))")
    }

    @Test func `that is no YAML is told where`() {
        #expect(Self.mistake("area: [").hasPrefix("a.yaml:2:1: the file is not YAML here: "))
        #expect(Self.mistake("") == "a.yaml:1:1: the file is empty")
    }

    @Test func `must not have an id twice`() {
        let entry =
            Self.head.dropFirst("area: Area\ncases:\n".count) + "    get: Case\n    expect: 200\n"
        #expect(
            Self.mistake("area: Area\ncases:\n" + entry + entry)
                == "a.yaml:11:5: 'one' is already the id of the case at a.yaml:3:5"
        )
    }

    private static func mistake(_ text: String) -> String {
        do {
            _ = try Ledger.read(text, file: "a.yaml")
            return "no mistake"
        } catch {
            return "\(error)"
        }
    }
}
