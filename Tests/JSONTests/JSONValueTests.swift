import Foundation
import JSON
import Testing

@Suite struct `JSON value` {
    @Test func `a member is found by its name`() {
        let value: JSONValue = ["a": 1, "b": "two"]
        #expect(value["b"]?.text == "two")
    }

    @Test func `a new member goes to the end, a known one stays in its place`() {
        var value: JSONValue = ["a": 1, "b": 2]
        value["c"] = 3
        value["a"] = "one"
        value["b"] = nil
        #expect(value.description == #"{"a":"one","c":3}"#)
    }

    @Test func `setting a member makes an object`() {
        var value: JSONValue = .null
        value["a"] = nil
        #expect(value == [:])
    }

    @Test func `members are listed in their order`() {
        let value: JSONValue = ["z": 1, "a": 2]
        #expect(value.members?.map(\.name) == ["z", "a"])
        #expect(JSONValue.array([]).members == nil)
    }

    @Test(arguments: [("1.50", "1.5"), ("-12e2", "-1200"), ("0.1", "0.1")])
    func `a number has a decimal value`(text: String, decimal: String) {
        #expect(JSONNumber(verbatim: text).decimal?.description == decimal)
    }

    @Test func `a number beyond all decimals has none`() {
        #expect(JSONNumber(verbatim: "1e999").decimal == nil)
    }
}

@Suite struct `JSON value in Codable types` {
    private struct Message: Codable, Equatable {
        let id: String
        let payload: JSONValue
    }

    @Test func `an open part is decoded whatever it is`() throws {
        let text = #"{"id":"m1","payload":{"b":[1,2.5,true,null,"x"],"a":{}}}"#
        let message = try JSONDecoder().decode(Message.self, from: Data(text.utf8))
        let payload: JSONValue = [
            "a": [:], "b": [1, .number(JSONNumber(verbatim: "2.5")), true, nil, "x"],
        ]
        #expect(message == Message(id: "m1", payload: payload))
    }

    @Test func `an open part is encoded`() throws {
        let message = Message(id: "m1", payload: ["a": [1, true, nil, "x"]])
        let data = try JSONEncoder().encode(message)
        #expect(try JSONValue.parse(data)["payload"] == message.payload)
    }

    @Test func `a number that no decimal holds is not encoded`() {
        #expect(throws: EncodingError.self) {
            try JSONEncoder().encode([JSONValue.number(JSONNumber(verbatim: "1e999"))])
        }
    }
}
