import JSON
import Testing

@Suite struct `JSON value` {
    @Test func `a member is found by its name`() {
        let value: JSONValue = ["a": 1, "b": "two"]
        #expect(value["b"]?.text == "two")
    }
}
