import Foundation
import JSON
import Testing

@Suite struct `JSON reader` {
    @Test func `members keep their order and numbers their digits`() throws {
        let text = #"{"b":1.50,"a":[true,false,null,-0,1E+2],"c":{}}"#
        #expect(try JSONValue.parse(text).description == text)
    }

    @Test func `white space may stand around every token`() throws {
        #expect(try JSONValue.parse(" \t\r\n{ \"a\" : [ 1 , 2 ] } \n") == ["a": [1, 2]])
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u20AC""#, "Aé€"),
        (#""\ud834\udd1e""#, "𝄞"),
        (#""\u0000""#, "\u{0}"),
        (#""e\u0301""#, "e\u{301}"),
    ])
    func `escapes become the characters they stand for`(text: String, meaning: String) throws {
        #expect(try JSONValue.parse(text) == .string(meaning))
    }

    @Test func `of two members with one name the last counts`() throws {
        #expect(try JSONValue.parse(#"{"a":1,"b":2,"a":3}"#).description == #"{"a":3,"b":2}"#)
    }

    @Test(arguments: [
        ("", "line 1, column 1: the text ends where a value was expected"),
        ("[1,]", "line 1, column 4: found ']' where a value was expected"),
        ("[1 2]", "line 1, column 4: found '2' where ',' or ']' was expected"),
        ("{\n  \"é\": tru\n}", "line 2, column 8: found 't' where a value was expected"),
        (#"{"a" 1}"#, "line 1, column 6: found '1' where ':' was expected"),
        (#"{"a":1,}"#, "line 1, column 8: found '}' where a member name was expected"),
        ("{a:1}", "line 1, column 2: found 'a' where a member name or '}' was expected"),
        (#""abc"#, "line 1, column 5: the text ends inside a string"),
        ("\"a\nb\"", "line 1, column 3: found U+A where an escape sequence for it was expected"),
        (
            #""\x""#,
            #"line 1, column 3: found 'x' where one of ", \, /, b, f, n, r, t, u after a backslash"#
                + " was expected"
        ),
        (
            #""\u12g4""#,
            #"line 1, column 6: found 'g' where four hexadecimal digits after '\u' was expected"#
        ),
        (#""\ud834""#, "line 1, column 2: half of a surrogate pair"),
        (#""\udd1e\ud834""#, "line 1, column 2: half of a surrogate pair"),
        (#""\ud834\u0041""#, "line 1, column 2: half of a surrogate pair"),
        ("01", "line 1, column 2: found '1' where the end of the text was expected"),
        ("1.", "line 1, column 3: the text ends where a digit was expected"),
        ("-", "line 1, column 2: the text ends where a digit was expected"),
        ("+1", "line 1, column 1: found '+' where a value was expected"),
        ("NaN", "line 1, column 1: found 'N' where a value was expected"),
        ("1 1", "line 1, column 3: found '1' where the end of the text was expected"),
        ("\u{FEFF}1", "line 1, column 1: found U+FEFF where a value was expected"),
        ("'a'", "line 1, column 1: found ''' where a value was expected"),
        ("// a\n1", "line 1, column 1: found '/' where a value was expected"),
    ])
    func `a fault is named with its place`(text: String, message: String) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(text) }
        #expect(error?.description == message)
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        let error = #expect(throws: JSONSyntaxError.self) {
            try JSONValue.parse(Data([0x22, 0xC3, 0x28, 0x22]))
        }
        #expect(error?.description == "line 1, column 2: a string is not UTF-8")
    }

    @Test func `nesting ends at the limit`() throws {
        let limit = JSONValue.depthLimit
        let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(try JSONValue.parse(deepest).description == deepest)
        let error = #expect(throws: JSONSyntaxError.self) {
            try JSONValue.parse(String(repeating: "[", count: 1_000_000))
        }
        #expect(error?.offset == limit)
        #expect(error?.problem == "arrays and objects nest deeper than 128 levels")
    }

    @Test(arguments: 0..<2_000 as Range<UInt64>)
    func `Foundation finds the same texts valid`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        let text = Data(random.brokenText())
        let ours = (try? JSONValue.parse(text)) != nil
        let theirs =
            (try? JSONSerialization.jsonObject(with: text, options: .fragmentsAllowed)) != nil
        #expect(ours == theirs, "seed \(seed): \(String(decoding: text, as: UTF8.self))")
    }
}
