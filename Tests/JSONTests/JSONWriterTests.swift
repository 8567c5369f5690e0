import JSON
import Testing

@Suite struct `JSON writer` {
    @Test func `only what must be escaped is escaped`() {
        let value: JSONValue = .string("\"\\/\u{8}\u{C}\n\r\t\u{1}\u{7f}é𝄞")
        #expect(value.description == #""\"\\/\b\f\n\r\t\u0001\#u{7f}é𝄞""#)
    }

    @Test func `nothing stands between the tokens`() {
        let value: JSONValue = ["a": [1, true, nil, "x"], "b": [:], "c": []]
        #expect(value.description == #"{"a":[1,true,null,"x"],"b":{},"c":[]}"#)
    }

    @Test(arguments: 0..<1_000 as Range<UInt64>)
    func `what is written is read back`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        let value = random.value()
        #expect(try JSONValue.parse(value.serialized()) == value, "seed \(seed)")
    }
}
