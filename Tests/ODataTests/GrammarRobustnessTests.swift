import OData
import Testing

/// No text may crash the parsers or keep them busy, whatever rule it is judged by.
@Suite struct `Grammar robustness` {
    /// What a text is made of: pieces that lead deep into the rules, and bytes that lead nowhere.
    private static let pieces = [
        "$filter=", "$expand=", "$select=", "$search=", "@p=", "&", "?", "/", "(", ")", "[", "]",
        "{", "}", "'", "\"", "%27", "%", "%2", "+", "-", ",", ";", ":", ".", "#", "$", "@", " ",
        "a", "Name", "any", "all(x:", "$count", "$it", "not ", " eq ", " in ", "cast(", "case(",
        "duration'P", "geography'SRID=0;Point(", "2013-02-30", "1e", "null", "\u{0}", "\u{1F600}",
        "http://h/", "$metadata#", "é", "\n",
    ]

    @Test(arguments: 0..<2_000 as Range<UInt64>)
    func `any text gets a verdict`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...12, using: &generator)
        let text = (0..<count).map { _ in
            Self.pieces[Int.random(in: Self.pieces.indices, using: &generator)]
        }
        .joined()
        for rule in GrammarRule.allCases { _ = Result { try rule.check(text) } }
        _ = Result { try QueryOptions.parse(text) }
        _ = Result { try ResourcePath.parse(text) }
    }

    @Test(arguments: [
        "(", "[", "{\"a\":", "not ", "-", "f(", "a/any(b:", "a/$filter(", "a in (", "cast(",
        "case(", "a/$count($filter=", "@p/", "a/", "a(1)/",
    ])
    func `an expression without end is refused in time`(piece: String) {
        let text = String(repeating: piece, count: 20_000)
        #expect(throws: ODataSyntaxError.self) { try GrammarRule.commonExpr.check(text) }
        #expect(throws: ODataSyntaxError.self) { try FilterParser.parse(text) }
    }

    @Test(
        arguments: [
            (GrammarRule.search, "$search=", "("), (.expand, "$expand=", "a($expand="),
            (.select, "$select=", "a($select="), (.context, "#", "a("),
            (.odataUri, "http://h", "/a("), (.resourcePath, "a", "/$filter("),
            (.geographyCollection, "geography'SRID=0;", "GeometryCollection("),
            (.filter, "$filter=@a0", "&@a=@a"),
        ] as [(GrammarRule, String, String)]
    )
    func `a text without end is refused in time`(rule: GrammarRule, head: String, piece: String) {
        let text = head + String(repeating: piece, count: 20_000)
        #expect(throws: ODataSyntaxError.self) { try rule.check(text) }
    }

    @Test func `aliases that lead to each other end at a limit`() {
        let chain = (0..<5_000).map { "@a\($0)=@a\($0 + 1)" }.joined(separator: "&")
        #expect(throws: ODataSyntaxError.self) {
            try GrammarRule.queryOptions.check("$filter=@a0&" + chain)
        }
    }
}
