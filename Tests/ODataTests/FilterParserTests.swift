import Foundation
import OData
import Testing

@Suite struct `Filter parser` {
    private let caseID = "f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"

    @Test func `a bare GUID is a literal, in either case of letters`() throws {
        let id = try #require(UUID(uuidString: caseID))
        let expected = FilterExpression.binary(
            .eq,
            .path(["Contact", "Id"]),
            .literal(.guid(id))
        )
        #expect(try FilterParser.parse("Contact/Id eq \(caseID)") == expected)
        #expect(try FilterParser.parse("Contact/Id eq \(caseID.uppercased())") == expected)
    }

    @Test func `a doubled quote is one quote`() throws {
        #expect(
            try FilterParser.parse("contains(Name,'O''Brien')")
                == .function("contains", [.path(["Name"]), .literal(.string("O'Brien"))])
        )
    }

    @Test(arguments: [
        ("null", Literal.null),
        ("true", .boolean(true)),
        ("false", .boolean(false)),
        ("''", .string("")),
        ("'a;b)&'", .string("a;b)&")),
        ("42", .number("42")),
        ("-2.50", .number("-2.50")),
        ("1e-5", .number("1e-5")),
        ("-INF", .number("-INF")),
        ("INF", .number("INF")),
        ("NaN", .number("NaN")),
        ("2026-11-22T10:00:00.1234567Z", .dateTimeOffset("2026-11-22T10:00:00.1234567Z")),
        ("2026-11-22T10:00+02:00", .dateTimeOffset("2026-11-22T10:00+02:00")),
        ("2026-11-22", .date("2026-11-22")),
        ("07:59:59.999", .timeOfDay("07:59:59.999")),
        ("duration'-P12DT23H59M59.9S'", .duration("-P12DT23H59M59.9S")),
        ("Sales.Pattern'Yellow'", .enumeration(type: "Sales.Pattern", member: "Yellow")),
    ])
    func `a literal is read`(text: String, literal: Literal) throws {
        #expect(try FilterParser.parse(text) == .literal(literal))
    }

    @Test(arguments: [
        ("a or b and c", "a or (b and c)"),
        ("a eq 1 and b ne 2 or c", "((a eq 1) and (b ne 2)) or c"),
        ("a eq b gt c", "a eq (b gt c)"),
        ("a gt 1 add 2 mul 3", "a gt (1 add (2 mul 3))"),
        ("1 sub 2 sub 3", "(1 sub 2) sub 3"),
        ("1 div 2 mod 3", "(1 div 2) mod 3"),
        ("not a or b", "(not a) or b"),
        ("not a eq b", "(not a) eq b"),
        ("not a in (1)", "not (a in (1))"),
        ("-a add b", "(-a) add b"),
        ("a has N.T'x' eq true", "(a has N.T'x') eq true"),
        ("not not a", "not (not a)"),
    ])
    func `operators bind as in OData 4`(text: String, grouped: String) throws {
        #expect(try FilterParser.parse(text) == FilterParser.parse(grouped))
    }

    @Test func `a lambda has a path, a variable and a condition`() throws {
        #expect(
            try FilterParser.parse("Contact/Cases/any(c:c/Number eq 'SR1')")
                == .lambda(
                    .any,
                    path: ["Contact", "Cases"],
                    variable: "c",
                    condition: .binary(.eq, .path(["c", "Number"]), .literal(.string("SR1")))
                )
        )
        #expect(
            try FilterParser.parse("Cases/any()")
                == .lambda(.any, path: ["Cases"], variable: nil, condition: nil)
        )
    }

    @Test func `a keyword may be the name of a property`() throws {
        #expect(
            try FilterParser.parse("any eq not")
                == .binary(.eq, .path(["any"]), .path(["not"]))
        )
        #expect(try FilterParser.parse("eq eq @in") == .binary(.eq, .path(["eq"]), .alias("in")))
    }

    @Test(arguments: [
        ("▸", "Expression expected at position 0 in ''."),
        ("Name eq▸", "Expression expected at position 7 in 'Name eq'."),
        ("Name ▸foo 1", "Syntax error at position 5 in 'Name foo 1'."),
        (
            "Name eq ▸'open",
            "There is an unterminated string literal at position 8 in 'Name eq 'open'."
        ),
        ("(Name eq 1▸", "')' or operator expected at position 10 in '(Name eq 1'."),
        ("contains(Name ▸'x')", "')' or ',' expected at position 14 in 'contains(Name 'x')'."),
        ("Name in▸", "Expression expected at position 7 in 'Name in'."),
        ("Name in ('a',▸Names)", "Syntax error at position 13 in 'Name in ('a',Names)'."),
        ("Name in (▸)", "Syntax error at position 9 in 'Name in ()'."),
        ("any▸()", "Any/All may only be used following a collection."),
        ("Cases/all(▸)", "Syntax error at position 10 in 'Cases/all()'."),
        ("Cases(1)/▸any()", "Any/All may only be used following a collection."),
        ("concat(a,b)▸/c", "Syntax error at position 11 in 'concat(a,b)/c'."),
        ("▸$That", "Syntax error at position 0 in '$That'."),
        ("a/▸$value", "Syntax error at position 2 in 'a/$value'."),
        ("[1,2▸", "']' or ',' expected at position 4 in '[1,2'."),
        (
            "a eq ▸binary'A'",
            "Unrecognized 'binary' literal 'binary'A'' at '5' in 'a eq binary'A''."
        ),
        (
            "Id eq ▸guid'f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f'",
            "Unrecognized 'guid' literal 'guid'f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f''"
                + " at '6' in 'Id eq guid'f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f''."
        ),
        (
            "CreatedOn gt 2026-09-15▸T06:00:00",
            "Syntax error at position 23 in 'CreatedOn gt 2026-09-15T06:00:00'."
        ),
        ("a eq 5▸x", "Syntax error at position 6 in 'a eq 5x'."),
        ("'𝄞' ▸x", "Syntax error at position 5 in ''𝄞' x'."),
        ("a eq ▸%", "Syntax error at position 5 in 'a eq %'."),
    ])
    func `a fault is worded as by the library`(marked: String, message: String) {
        let error = #expect(throws: ODataSyntaxError.self) {
            try FilterParser.parse(marked.replacing("▸", with: ""))
        }
        let mark = marked.utf16.prefix { $0 != "▸".utf16.first }.count
        #expect(error == ODataSyntaxError(message, position: mark))
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000),
        String(repeating: "not ", count: 100_000),
        String(repeating: "-", count: 100_000),
        String(repeating: "f(", count: 100_000),
        String(repeating: "a/any(b:", count: 100_000),
        "a" + String(repeating: " or a", count: 100_000),
        "a" + String(repeating: " has a", count: 100_000),
        "a" + String(repeating: " in (1)", count: 100_000),
    ])
    func `an expression without end is refused, not recursed into`(text: String) {
        let error = #expect(throws: ODataSyntaxError.self) { try FilterParser.parse(text) }
        #expect(error?.message == "Recursion depth exceeded allowed limit.")
    }

    @Test func `a long chain within the limit is read`() throws {
        let count = FilterParser.operandLimit
        let text = Array(repeating: "a", count: count).joined(separator: " or ")
        #expect(try FilterParser.parse(text).nodeCount == 2 * count - 1)
    }
}
