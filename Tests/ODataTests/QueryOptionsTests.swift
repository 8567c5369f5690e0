import OData
import Testing

@Suite struct `Query options` {
    @Test func `all of them are read, encoded or not`() throws {
        let options = try QueryOptions.parse(
            "%24filter=contains(Name,%27O%27%27Neil+%26+Co%27)&$select=Id,Name,Contact/Name"
                + "&$orderby=CreatedOn desc,Contact/Name asc,Number&$top=5&$skip=10&$count=true"
                + "&$expand=Contact"
        )
        var expected = QueryOptions()
        expected.filter = .function(
            "contains",
            [.path(["Name"]), .literal(.string("O'Neil & Co"))]
        )
        expected.select = [["Id"], ["Name"], ["Contact", "Name"]]
        expected.orderBy = [
            OrderItem(expression: .path(["CreatedOn"]), isDescending: true),
            OrderItem(expression: .path(["Contact", "Name"]), isDescending: false),
            OrderItem(expression: .path(["Number"]), isDescending: false),
        ]
        expected.top = 5
        expected.skip = 10
        expected.count = true
        expected.expand = [ExpandItem(navigation: "Contact", options: QueryOptions())]
        #expect(options == expected)
    }

    @Test func `an expansion has options of its own`() throws {
        let options = try QueryOptions.parse(
            "$expand=Status($select=Name),"
                + "Contact($filter=Name ne 'a;)' and (Age gt 1);$top=2;$orderby=Name desc;"
                + "$expand=Account($count=true))"
        )
        var status = QueryOptions()
        status.select = [["Name"]]
        var account = QueryOptions()
        account.count = true
        var contact = QueryOptions()
        contact.filter = try FilterParser.parse("Name ne 'a;)' and (Age gt 1)")
        contact.top = 2
        contact.orderBy = [OrderItem(expression: .path(["Name"]), isDescending: true)]
        contact.expand = [ExpandItem(navigation: "Account", options: account)]
        #expect(
            options.expand == [
                ExpandItem(navigation: "Status", options: status),
                ExpandItem(navigation: "Contact", options: contact),
            ]
        )
    }

    @Test(arguments: ["", "&&", "custom", "custom=1&find=O%27Neil&!special", "@p=1"])
    func `what is not of the system is passed over`(query: String) throws {
        #expect(try QueryOptions.parse(query) == QueryOptions())
    }

    @Test func `every property can be selected at once`() throws {
        #expect(try QueryOptions.parse("$select=*").select == [["*"]])
    }

    @Test(arguments: [
        ("$wrong=error", "The query parameter '$wrong' is not supported."),
        (
            "$search=a",
            "Query option 'Search' is not allowed. To allow it, set the 'AllowedQueryOptions'"
                + " property on EnableQueryAttribute or QueryValidationSettings."
        ),
        (
            "$apply=identity",
            "Query option 'Apply' is not allowed. To allow it, set the 'AllowedQueryOptions'"
                + " property on EnableQueryAttribute or QueryValidationSettings."
        ),
        ("$levels=1", "The query parameter '$levels' is not supported."),
        (
            "$format=xml",
            "A supported MIME type could not be found that matches the acceptable MIME types for"
                + " the request. The supported type(s) 'application/json' do not match any of the"
                + " acceptable MIME types 'xml'."
        ),
        ("$filter=a eq @p&@p=@p", "The parameter alias '@p' refers to itself."),
        ("@p='open", "There is an unterminated string literal at position 0 in ''open'."),
        ("$Filter=a", "The query parameter '$Filter' is not supported."),
        (
            "$top=-3",
            "Invalid value '-3' for $top query option found. The $top query option requires a"
                + " non-negative integer value."
        ),
        (
            "$skip=9223372036854775808",
            "Invalid value '9223372036854775808' for $skip query option found. The $skip query"
                + " option requires a non-negative integer value."
        ),
        (
            "$top=2147483648",
            "The limit of '2147483647' for Top query has been exceeded. The value from the"
                + " incoming request is '2147483648'."
        ),
        (
            "$skip=99999999999999",
            "The limit of '2147483647' for Skip query has been exceeded. The value from the"
                + " incoming request is '99999999999999'."
        ),
        ("$top=", "The value for OData query '$top' cannot be empty."),
        ("$count", "The value for OData query '$count' cannot be empty."),
        ("$count=True", "'True' is not a valid count option."),
        (
            "$top=1&%24top=1",
            "Query option '$top' was specified more than once, but it must be specified at most"
                + " once."
        ),
        ("$select=Id,", "Syntax error at position 3 in 'Id,'."),
        ("$orderby=Name asc desc", "Syntax error at position 9 in 'Name asc desc'."),
        (
            "$filter=Name eq 'a&b'",
            "There is an unterminated string literal at position 8 in 'Name eq 'a'."
        ),
        (
            "$expand=Contact($top=x)",
            "Top option must be a non-negative integer, it is set to 'x' instead."
        ),
        (
            "$expand=Contact($count=1)",
            "Count option must be a boolean value, it is set to '1' instead."
        ),
        (
            "$expand=Contact($top=1;$top=1)",
            "Query option '$top' was specified more than once, but it must be specified at most"
                + " once."
        ),
        (
            "$expand=Contact()",
            "Missing expand option on navigation property 'Contact'. If a parenthesis expression"
                + " follows an expanded navigation property, then at least one expand option must"
                + " be provided."
        ),
        ("$expand=Contact($top=1", "Syntax error at position 14 in 'Contact($top=1'."),
        ("$expand=Contact(1)($top=1)", "Term '' is not valid in a $select or $expand expression."),
    ])
    func `a fault is worded as by the library`(query: String, message: String) {
        let error = #expect(throws: ODataSyntaxError.self) { try QueryOptions.parse(query) }
        #expect(error?.message == message)
    }

    @Test(arguments: [
        ("json", MetadataLevel.minimal),
        ("application/json", .minimal),
        ("application/json;odata.metadata=full", .full),
        ("Application/JSON;odata.metadata=none", .none),
    ])
    func `a format is JSON with so much metadata`(format: String, level: MetadataLevel) throws {
        #expect(try QueryOptions.parse("$format=" + format).format == level)
    }

    @Test(arguments: [
        ("$filter=Name eq @n&@n='A%26B'", "$filter=Name eq 'A%26B'"),
        ("@n=@m&@m=1 add 2&$filter=-@n eq 3", "$filter=-(1 add 2) eq 3"),
        ("$filter=Name eq @nobody", "$filter=Name eq null"),
        ("$orderby=@k desc&@k=Name", "$orderby=Name desc"),
        (
            "$expand=C($filter=x in (1) or @b)&@b=y/any(z:z eq @b2)",
            "$expand=C($filter=x in (1) or y/any(z:z eq null))"
        ),
    ])
    func `an alias stands for its value`(query: String, same: String) throws {
        #expect(try QueryOptions.parse(query) == QueryOptions.parse(same))
    }

    @Test func `aliases cannot grow without end`() {
        let doubling = (0..<60).map { "@a\($0)=@a\($0 + 1) eq @a\($0 + 1)" }
        let query = (["$filter=@a0", "@a60=1"] + doubling).joined(separator: "&")
        #expect(throws: ODataSyntaxError.self) { try QueryOptions.parse(query) }
    }

    @Test func `an expansion without end is refused`() {
        let query = "$expand=" + String(repeating: "a($expand=", count: 100_000)
        let error = #expect(throws: ODataSyntaxError.self) { try QueryOptions.parse(query) }
        #expect(error?.message == "Recursion depth exceeded allowed limit.")
    }

    @Test func `are written percent-encoded`() throws {
        var options = QueryOptions()
        options.filter = try FilterParser.parse("Name eq 'R&D + 50% é' and Contact/Id ne null")
        options.select = [["Id"], ["Contact", "Name"]]
        options.top = 1
        #expect(
            options.queryString == "$filter=Name%20eq%20'R%26D%20%2B%2050%25%20%C3%A9'%20and"
                + "%20Contact/Id%20ne%20null&$select=Id,Contact/Name&$top=1"
        )
        #expect(QueryOptions().queryString == "")
    }

    @Test(arguments: [
        "$filter=Name%20eq%20'a%26b;=%2B%25'&$select=*&$orderby=A%20desc,B&$skip=3&$count=true",
        "$expand=Contact($filter=Name%20eq%20'x;)';$select=Id,Name;$expand=Account($top=1)),Status",
    ])
    func `are written as they are read`(query: String) throws {
        #expect(try QueryOptions.parse(query).queryString == query)
    }
}
