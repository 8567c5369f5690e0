import OData
import Testing

@Suite struct `Outline` {
    @Test func `of an expression has operands below their operator`() throws {
        let tree = try FilterParser.parse(
            "Contact/Name eq 'O''Neil' and not (Rating in (1,2) or Cases/any(c:c/$count gt 0))"
        )
        #expect(
            tree.outline == """
                and
                  equal (eq)
                    property Contact/Name
                    text 'O''Neil'
                  not
                    or
                      is one of (in)
                        property Rating
                        list
                          number 1
                          number 2
                      any c of Cases with
                        greater than (gt)
                          number of c
                          number 0
                """
        )
    }

    @Test func `of options has a part for each that is set`() throws {
        let options = try QueryOptions.parse(
            "$filter=cast(a,Edm.Int32) eq N.F(x=1)&$select=Id,Name&$top=5&$count=true&$format=json"
                + "&$expand=Contact($select=Name;$skip=1)&$orderby=CreatedOn desc"
        )
        #expect(
            options.outline == """
                $filter: rows where
                  equal (eq)
                    function cast
                      property a
                      type Edm.Int32
                    path
                      call or key of N.F
                        x =
                          number 1
                $select: the properties
                  Id
                  Name
                $expand: together with
                  Contact
                    $select: the properties
                      Name
                    $skip: without the first 1
                $orderby: sorted by
                  descending
                    property CreatedOn
                $top: at most 5
                $count: with the number of all rows
                $format: JSON, minimal metadata
                """
        )
    }

    @Test(arguments: [
        ("Case", "rows of Case"),
        ("Case/$count", "the number of rows of Case"),
        (
            "Case(f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f)/Contact/Name/$value",
            "the bare value of Contact/Name of the row of Case with key"
                + " f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"
        ),
    ])
    func `of a path says what it points at`(path: String, outline: String) throws {
        #expect(try ResourcePath.parse(path).outline == outline)
    }
}
