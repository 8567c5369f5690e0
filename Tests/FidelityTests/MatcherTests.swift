import Fidelity
import JSON
import Testing

@Suite struct `Matchers` {
    private static let id = "410006e1-ca4e-4502-a9ec-e54d922d2c00"

    @Test(arguments: [
        ("~guid", id, true), ("~guid", id.uppercased(), false), ("~guid", "x" + id, false),
        ("~date", "2026-01-01T00:00:00Z", true), ("~date", "2026-01-01T00:00:00.1234567Z", true),
        ("~date", "2026-01-01T00:00:00+01:00", false), ("~date", "2026-01-01", false),
        ("~contains b c", "a b c d", true), ("~contains x", "abc", false),
        ("~lacks x", "abc", true), ("~lacks b", "abc", false),
        ("~starts ab", "abc", true), ("~starts b", "abc", false),
        ("~ends bc", "abc", true), ("~ends b", "abc", false),
        ("~matches [a-c]+", "abc", true), ("~matches [a-b]+", "abc", false),
        ("~matches a.c", "a\nc", true),
        ("~any", "", true), ("~absent", "", false),
        ("abc", "abc", true), ("abc", "ABC", false), ("<id>", "7", true),
        ("~contains (<id>)", "Case(7)", true), ("<unknown>", "<unknown>", true),
    ])
    func `of a text`(pattern: String, text: String, fits: Bool) throws {
        #expect(try TextPattern(pattern).fits(text, Placeholders(["id": "7"])) == fits)
    }

    @Test func `of a text that is not there`() throws {
        #expect(try TextPattern("~absent").fits(nil, Placeholders()))
        #expect(try !TextPattern("~any").fits(nil, Placeholders()))
        #expect(try !TextPattern("~lacks x").fits(nil, Placeholders()))
    }

    @Test(arguments: [
        ("json: { a: 1 }", #"{"a":1,"b":2}"#, []),
        ("json: { a: 1.0 }", #"{"a":1}"#, ["body/a"]),
        ("json: { a: { b: x } }", #"{"a":{"b":"y"}}"#, ["body/a/b"]),
        ("json: { a: null }", #"{"a":null}"#, []),
        ("json: { a: null }", #"{}"#, ["body/a"]),
        ("json: { a: ~absent }", #"{"a":null}"#, ["body/a"]),
        ("json: { a: ~absent }", "{}", []),
        ("json: { a: ~any }", #"{"a":[1]}"#, []),
        ("json: { a: ~any }", "{}", ["body/a"]),
        ("json: [1, 2]", "[1]", ["body"]),
        ("json: [1, 2]", "[1,3]", ["body/1"]),
        ("json: { ~exactly: [a, b] }", #"{"a":1,"b":2}"#, []),
        ("json: { ~exactly: [a, b] }", #"{"b":1,"a":2}"#, ["the members of body"]),
        ("json: { ~exactly: [a] }", #"{"a":1,"b":2}"#, ["the members of body"]),
        ("json: { ~order: [a, c] }", #"{"a":1,"b":2,"c":3}"#, []),
        ("json: { ~order: [c, a] }", #"{"a":1,"b":2,"c":3}"#, ["the order in body"]),
        ("json: { ~order: [a, d] }", #"{"a":1}"#, ["the order in body"]),
        ("json: { ~count: 2 }", "[1,2]", []),
        ("json: { ~count: 2 }", "[1]", ["body"]),
        ("json: { ~each: { a: 1 } }", #"[{"a":1},{"a":2}]"#, ["body/1/a"]),
        ("json: { ~some: { a: 2 } }", #"[{"a":1},{"a":2}]"#, []),
        ("json: { ~some: { a: 3 } }", #"[{"a":1},{"a":2}]"#, ["body"]),
        ("json: { ~none: { a: 2 } }", #"[{"a":1},{"a":2}]"#, ["body"]),
        ("json: { ~none: { a: 3 } }", #"[{"a":1}]"#, []),
        ("json: { ~each: 1 }", "{}", ["body"]),
        ("json: { a: 1 }", "[]", ["body"]),
    ])
    func `of a JSON value name every place that differs`(
        expected: String,
        found: String,
        places: [String]
    ) throws {
        let text = """
            area: A
            cases:
              - { id: a, says: It is., state: assumed, mark: I, source: s, covers: [], get: x, expect: { \(expected) } }
            """
        guard
            case .request(_, let expectation)? = try Ledger.read(text, file: "a").cases.first?.steps
                .first
        else { return }
        let json = try #require(expectation.json)
        #expect(
            try json.mismatches(JSONValue.parse(found), at: "body", Placeholders()).map(\.place)
                == places
        )
    }
}
