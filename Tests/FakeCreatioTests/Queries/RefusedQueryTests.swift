import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A query that is refused` {
    @Test(arguments: [
        (
            "$filter=Foo eq 1",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$filter=Contact/Foo eq 1",
            "Could not find a property named 'Foo' on type"
                + " 'Terrasoft.Configuration.OData.Contact'."
        ),
        (
            "$select=Foo,Bar",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$orderby=Foo",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$expand=Foo",
            "Could not find a property named 'Foo' on type 'Terrasoft.Configuration.OData.Case'."
        ),
        (
            "$expand=ContactId",
            "Property 'ContactId' on type 'Terrasoft.Configuration.OData.Case' is not a"
                + " navigation property or complex property. Only navigation properties can be"
                + " expanded."
        ),
        (
            "$filter=Id eq 'aaaaaaaa-0000-4000-8000-000000000001'",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.Guid' and 'Edm.String' for operator kind 'Equal'."
        ),
        (
            "$filter=CreatedOn gt '2026-01-01T00:00:00Z'",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.DateTimeOffset' and 'Edm.String' for operator kind 'GreaterThan'."
        ),
        (
            "$top=-1",
            "Invalid value '-1' for $top query option found. The $top query option requires a"
                + " non-negative integer value."
        ),
        (
            "$expand=Contact($expand=Account($expand=Owner))",
            "The request includes a $expand path which is too deep. The maximum depth allowed is"
                + " 2. To increase the limit, set the 'MaxExpansionDepth' property on"
                + " EnableQueryAttribute or ODataValidationSettings."
        ),
        (
            "$filter=" + Array(repeating: "Number eq 'x'", count: 17).joined(separator: " or "),
            "The node count limit of '100' has been exceeded. To increase the limit, set the"
                + " 'MaxNodeCount' property on EnableQueryAttribute or ODataValidationSettings."
        ),
        (
            "$filter=Number in ('a','b')",
            "Syntax error at position 9 in 'Number in ('a','b')'."
        ),
        (
            "$filter=length(Number) gt 3",
            "There is no evidence that Creatio supports the function 'length'."
        ),
        (
            "$filter=cast(Number,Edm.String) eq 'x'",
            "There is no evidence that Creatio supports the function 'cast'."
        ),
        (
            "$filter=ProcessingTimeUnitValue add 1 eq 2",
            "There is no evidence that Creatio supports the operator 'add'."
        ),
        (
            "$filter=Status/IsFinal",
            "There is no evidence that Creatio supports 'Status/IsFinal' without a comparison."
        ),
        (
            "$filter=CaseCollectionByParentCase/any()",
            "There is no evidence that Creatio supports the lambda operator 'any'."
        ),
        (
            "$filter=Subject eq Notes",
            "There is no evidence that Creatio supports a comparison other than of a property"
                + " with a literal."
        ),
        (
            "$filter=contains(Subject,Notes)",
            "There is no evidence that Creatio supports 'contains' other than of a property and"
                + " a text."
        ),
        (
            "$filter=Number has Number",
            "A binary operator with incompatible types was detected. Found operand types"
                + " 'Edm.String' and 'Edm.String' for operator kind 'Has'."
        ),
        (
            "$select=Contact/Name",
            "There is no evidence that Creatio supports the path 'Contact/Name' in $select."
        ),
        (
            "$expand=CaseCollectionByParentCase($top=1)",
            "There is no evidence that Creatio supports other options than $select and $expand"
                + " in $expand."
        ),
        ("$expand=*", "There is no evidence that Creatio supports '*' in $expand."),
        (
            "$expand=Contact/$ref",
            "There is no evidence that Creatio supports '/$ref' in $expand."
        ),
        (
            "$expand=CaseCollectionByParentCase/$count",
            "There is no evidence that Creatio supports '/$count' in $expand."
        ),
        (
            "$expand=ParentCase($levels=2)",
            "There is no evidence that Creatio supports $levels."
        ),
        (
            "$expand=ParentCase($levels=0)",
            "Levels option must be a non-negative integer or 'max', it is set to '0' instead."
        ),
        ("$levels=2", "The query parameter '$levels' is not supported."),
        ("$expand=Contact/Name", "Syntax error at position 7 in 'Contact/Name'."),
        (
            "$orderby=Id,Number,Notes,Subject,Symptoms,CreatedOn",
            "The number of clauses in $orderby query option exceeded the maximum number allowed."
                + " The maximum number of $orderby clauses allowed is 5."
        ),
        (
            "$orderby=length(Number)",
            "There is no evidence that Creatio supports 'length(Number)' in $orderby."
        ),
    ])
    func `before it runs, in Creatio's envelope`(query: String, fault: String) throws {
        let response = try Bench.run { bench in
            try await bench.odata(.get, "Case?" + query.replacing(" ", with: "%20"))
        }
        #expect(
            response.summary == """
                400 {"error":{"code":"","message":"The query specified in the URI is not valid. \
                \(fault)","innererror":{"message":"\(fault)","type":"","stacktrace":""}}}
                """
        )
    }

    @Test(arguments: [
        ("$filter=ContactId eq aaaaaaaa-0000-4000-8000-00000000000a", "ContactId"),
        ("$filter=Contact/AccountId eq null", "Contact.AccountId"),
        ("$orderby=StatusId", "StatusId"),
    ])
    func `while it runs, for the scalar of a lookup`(query: String, path: String) throws {
        let response = try Bench.run { bench in
            try await bench.odata(.get, "Case?" + query.replacing(" ", with: "%20"))
        }
        #expect(
            response.summary == """
                500 {"error":{"code":"","message":"An error has occurred.","innererror":{\
                "message":"The 'ObjectContent`1' type failed to serialize the response body for \
                content type 'application/json'.","type":"","stacktrace":"","internalexception":{\
                "message":"Column by path \(path) not found in schema Case.","type":"",\
                "stacktrace":""}}}}
                """
        )
    }

    @Test func `for a selected stream`() throws {
        let response = try Bench.run { try await $0.odata(.get, "Contact?$select=ContactPhoto") }
        #expect(
            response.summary == #"""
                500 {"error":{"code":"","message":"An error has occurred.","innererror":{\#
                "message":"Value cannot be null.\r\nParameter name: property","type":"",\#
                "stacktrace":""}}}
                """#
        )
    }

    @Test func `for 17 terms but not for 16`() throws {
        let statuses = try Bench.run { bench in
            let filters = [16, 17].map {
                Array(repeating: "Number%20eq%20'x'", count: $0).joined(separator: "%20or%20")
            }
            return [
                try await bench.odata(.get, "Case?$filter=\(filters[0])").status.code,
                try await bench.odata(.get, "Case?$filter=\(filters[1])").status.code,
            ]
        }
        #expect(statuses == [200, 400])
    }
}
