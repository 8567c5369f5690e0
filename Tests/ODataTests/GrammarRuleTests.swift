import OData
import Testing

@Suite struct `Grammar rule` {
    @Test(
        arguments: [
            (.odataRelativeUri, "Categories(ID=1)/Products(ID=1)"),
            (
                .odataRelativeUri,
                "$entity/Model.Customer?$id=http://host/service/Customers('ALFKI')"
            ),
            (.odataRelativeUri, "$entity?$id=Products(0)"),
            (.odataRelativeUri, "Categories(1)/Products/$ref?$id=../../Products(0)"),
            (
                .odataRelativeUri,
                "$crossjoin(Products,Sales)?$filter=Products/ID eq Sales/ProductID"
            ),
            (.odataRelativeUri, "$crossjoin(Products,Sales)/$query"),
            (
                .odataRelativeUri,
                "Products?$select=ID,Address($select=Street)&$compute=Price mul Quantity as Total"
            ),
            (.queryOptions, "$search=\"mountain bike\" AND NOT clothing"),
            (.queryOptions, "$search=mountain OR (bike AND NOT \"a b\")"),
            (.queryOptions, "$expand=*($levels=2)"),
            (.queryOptions, "$expand=*/$ref"),
            (.queryOptions, "$expand=A($levels=max;$expand=*)"),
            (.queryOptions, "$skiptoken=abc&$deltatoken=x"),
            (.queryOptions, "$orderby=a desc,b asc"),
            (.queryOptions, "$select=*,Sales.*"),
            (.queryOptions, "$filter=a eq 'x&y' and b eq 1&$top=2"),
            (.commonExpr, "Emails/any(s:endswith(s, 'contoso.com'))"),
            (.commonExpr, "geo.intersects(Location,geography'SRID=0;Polygon((1 1,2 2,3 3,1 1))')"),
            (.commonExpr, "geo.distance(Location,geography'SRID=0;Point(142.1 64.1)') lt 5"),
            (.commonExpr, "cast(null,Edm.String)"),
            (.commonExpr, "FirstName in [\"Miller\",\"Smith\"]"),
            (.commonExpr, "Items/any(d:d gt $this)"),
            (.commonExpr, "Orders/$count($filter=a eq 1;$search=x) gt 1"),
            (.commonExpr, "-Price mul -2"),
            (.commonExpr, "a add b"),
            (.commonExpr, "2 mul duration'PT1H' gt duration'PT1H' div 2"),
            (.commonExpr, "a  and  b"),
            (.commonExpr, "a eq 2012-02-29"),
            (.commonExpr, "now() sub duration'P1D' gt x"),
            (.commonExpr, "totalseconds(EndTime sub StartTime) lt 3"),
            (.commonExpr, "LastModified add 1 eq x"),
            (.boolCommonExpr, "not (a eq 1)"),
            (.boolCommonExpr, "a EQ 1 AND CONTAINS(b,'x')"),
            (.filter, "$filter=Model.Available()"),
            (.filter, "$filter=date(CreatedAt) eq '2024-12-25' and '12:00' lt time(CreatedAt)"),
            (.filter, "$filter=Model.Has(a=1,b=1)"),
            (.odataRelativeUri, "$metadata?$schemaversion=*&$format=xml"),
            (.resourcePath, "Sales( ID=1 , No=2 )"),
            (.filter, "$filter=null"),
            (.filter, "filter=a eq 1"),
            (.filter, "$FILTER=a eq 1"),
            (.resourcePath, "Products('a''b')/Name/$value"),
            (.resourcePath, "People/a/b/c"),
            (.resourcePath, "Products(-1)"),
            (.resourcePath, "Products(@p)"),
            (.resourcePath, "$all/Model.Customer"),
            (.odataUri, "https://host:443/a/b/Products?$top=1"),
            (.odataUri, "http://host/service/$metadata#Customers(Name,Address/Country)/$entity"),
            (.primitiveLiteral, "True"),
            (.primitiveLiteral, "NaN"),
            (.timeOfDayValue, "11:22"),
            (.timeOfDayValue, "11:22:60"),
            (.dateTimeOffsetLiteral, "2012-09-03T14:53+02:00"),
            (.geographyPoint, "geography'SRID=0;Point(142.1 64.1)'"),
            (.memberExpr, "a/b/c"),
            (.firstMemberExpr, "$it"),
            (.anyExpr, "any(x:x eq 1)"),
            (.isofExpr, "isof(a)"),
            (.castExpr, "cast(a,Edm.Int32)"),
            (.notExpr, "not  a"),
            (.rootExpr, "$root/A('x')/b"),
            (.compute, "$compute=a as b,c add 1 as d"),
            (.search, "$search=a b"),
            (.keyPredicate, "(1)"),
            (.keyPredicate, "(a=1,b='x')"),
            (.keyPredicate, "/1"),
            (.format, "$format=application/json;odata.metadata=full"),
        ] as [(GrammarRule, String)]
    )
    func `takes what the standard takes`(rule: GrammarRule, text: String) throws {
        try rule.check(text)
    }

    @Test(
        arguments: [
            (.filter, "$filter=year(CreatedAt) eq '2024'"),
            (.filter, "$filter=Model.Has(a=1,a=2)"),
            (.odataRelativeUri, "$metadata?$top=1"),
            (.resourcePath, "Products( 'a')"),
            (.resourcePath, "Products('a' )"),
            (.odataRelativeUri, "Products?$filter=Price gt 'abc'"),
            (.queryOptions, "$search=(a"),
            (.queryOptions, "$expand=A($top=1;$foo=2)"),
            (.queryOptions, "a=1&&b=2"),
            (.commonExpr, "trim(1)"),
            (.commonExpr, "ceiling('1.2')"),
            (.commonExpr, "substring('Ab','c')"),
            (.commonExpr, "length(1,2)"),
            (.commonExpr, "isof(Edm.Int16,2)"),
            (.commonExpr, "a+b"),
            (.commonExpr, "a eq 2013-02-30"),
            (.commonExpr, "totalseconds(EndTime sub StartTime) lt duration'PT4.5S'"),
            (.boolCommonExpr, "not(a eq 1)"),
            (.filter, "$filter="),
            (.filter, "$filter"),
            (.resourcePath, "Products(1)(2)"),
            (.resourcePath, "Products(1)/'x'"),
            (.resourcePath, "Products//Name"),
            (.resourcePath, "Products(wrong)"),
            (.resourcePath, "Products(ID=)"),
            (.resourcePath, "Products(a=1,a=2)"),
            (.resourcePath, "Products(null)"),
            (.resourcePath, "Products/$count/"),
            (.resourcePath, "$all/Model.Customer/x"),
            (.odataUri, "ftp://host/Products"),
            (.odataUri, "http://host"),
            (.odataUri, "http://host/service/$metadata#Customers("),
            (.primitiveLiteral, "1."),
            (.primitiveLiteral, "guid'01234567-89ab-cdef-0123-456789abcdef'"),
            (.primitiveLiteral, "datetime'2012-01-01T00:00:00'"),
            (.primitiveLiteral, "'a"),
            (.primitiveLiteral, "5L"),
            (.int16Value, "123456"),
            (.byteValue, "-1"),
            (.dateTimeOffsetValue, "2012-09-03T24:00-03:00"),
            (.geometryPoint, "geometry'SRID=0;Point(142.1)'"),
            (.geographyPolygon, "geography'SRID=0;Polygon((1 1,2 2))'"),
            (.memberExpr, "1"),
            (.allExpr, "all()"),
            (.listExpr, "(a)"),
            (.compute, "$compute=a"),
            (.levels, "$levels=0"),
            (.format, "$format=foo"),
        ] as [(GrammarRule, String)]
    )
    func `refuses what the standard refuses`(rule: GrammarRule, text: String) {
        #expect(throws: ODataSyntaxError.self) { try rule.check(text) }
    }

    @Test func `tells where the fault is`() {
        let error = #expect(throws: ODataSyntaxError.self) {
            try GrammarRule.filter.check("$filter=Name%20eq 'open")
        }
        #expect(
            error?.message
                == "There is an unterminated string literal at position 8 in 'Name eq 'open'."
        )
        #expect(error?.position == 8)
    }

    @Test func `of an expression gives its tree`() throws {
        let tree = GrammarRule.filter.tree(of: "$filter=a eq 1")
        #expect(tree == (try FilterParser.parse("a eq 1")))
        #expect(GrammarRule.top.tree(of: "$top=1") == nil)
    }
}

@Suite struct `A rule of the grammar` {
    @Test(arguments: ["orderBy", "ORDERBY", "orderby"])
    func `is known in any case of letters`(name: String) {
        #expect(GrammarRule(named: name) == .orderby)
    }

    @Test(arguments: [
        (GrammarRule.booleanValue, "tRUe"), (.dateTimeOffsetValue, "2012-09-03T23%3A59Z"),
        (.timeOfDayValue, "11%3A22%3A33"), (.enumValue, "Solid%2CYellow"), (.guidValue, "%30"),
    ])
    func `for values in bodies knows no percent-encoding and no other case`(
        rule: GrammarRule,
        text: String
    ) {
        #expect(throws: ODataSyntaxError.self) { try rule.check(text) }
    }

    @Test(arguments: [
        (GrammarRule.dateTimeOffsetValueInUrl, "2012-09-03T23%3A59%2B01%3A00"),
        (.queryOptions, "$search=a%3Bb"),
        (.queryOptions, "$top=1&$top=2"), (.systemQueryOption, "schemaversion=1.42.2"),
        (.propertyPathExpr, "Products/$filter(Age gt 3)(ID='Sugar')"),
        (.boolean, "tRUe"),
    ])
    func `takes what it allows`(rule: GrammarRule, text: String) throws {
        try rule.check(text)
    }

    @Test(arguments: [
        (GrammarRule.queryOptions, "$search=a;b"), (.skiptoken, "$skiptoken=Not&this"),
        (.odataRelativeUri, "Products?$top=1&$top=2"), (.systemQueryOption, "find=x"),
    ])
    func `refuses what it does not`(rule: GrammarRule, text: String) {
        #expect(throws: ODataSyntaxError.self) { try rule.check(text) }
    }
}
