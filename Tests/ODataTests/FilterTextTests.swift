import OData
import Testing

@Suite struct `Filter text` {
    @Test(arguments: [
        "Contact/Id eq f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f and not (IsClosed or Number eq 'A''B')",
        "(a or b) and c",
        "1 sub (2 sub 3) eq -(4)",
        "-(-4) lt --a",
        "not a in (1,'b') and -(a has N.T'x')",
        "Cases/all(c:c/Name eq 'x' or endswith(c/Number,concat('0',@p)))",
    ])
    func `has no more parentheses than it needs`(text: String) throws {
        #expect(try FilterParser.parse(text).description == text)
    }

    @Test(arguments: [
        "Name in Names and [1,'a'] eq {\"x\":[true]}",
        "N.F(a=1,b=@p)(2)/Items/$filter(x eq 1)/all(y:y/z)",
        "Items(1)/Name eq binary'AQID'",
        "$it/Cases/$count($filter=a;$search=b c) gt cast(a,Edm.Int32)",
        "@p/Name eq @N.Term#q/x and isof(Collection(N.T))",
    ])
    func `is that of the text also where only other models know it`(text: String) throws {
        #expect(try FilterParser.parse(text).description == text)
    }

    @Test(arguments: 0..<3_000 as Range<UInt64>)
    func `of any tree reads as the same tree`(seed: UInt64) throws {
        var random = RandomExpression(seed: seed)
        let tree = random.tree()
        #expect(try FilterParser.parse(tree.description) == tree, "seed \(seed): \(tree)")
    }

    @Test(arguments: [
        ("a", 1), ("a eq 1", 3), ("not (a eq 1)", 4), ("contains(a,'x')", 3),
        ("a in (1,2,3)", 5), ("b/any(x:x/a eq 1)", 4), ("b/any()", 1), ("-a", 2),
    ])
    func `of a tree tells how many nodes it has`(text: String, count: Int) throws {
        #expect(try FilterParser.parse(text).nodeCount == count)
    }

    @Test(arguments: 0..<1_000 as Range<UInt64>)
    func `of any options reads as the same options`(seed: UInt64) throws {
        var random = RandomExpression(seed: seed)
        var options = random.options()
        let query = options.queryString
        // Each alias of the trees is null, for want of a value.
        options = try QueryOptions.parse(query)
        #expect(try QueryOptions.parse(options.queryString) == options, "seed \(seed): \(query)")
    }
}
