import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A query` {
    @Test(arguments: [
        ("$filter=Subject eq 'Late order'", ["1"]),
        ("$filter=Subject eq 'late order'", []),
        ("$filter=Subject ne 'Late order'", ["2", "3"]),
        ("$filter=contains(Subject,'ORDER')", ["1", "2"]),
        ("$filter=startswith(Subject,'Order')", ["2"]),
        ("$filter=endswith(Subject,'order')", ["1"]),
        ("$filter=endswith(Subject,'')", ["1", "2", "3"]),
        ("$filter=Contact/Id eq aaaaaaaa-0000-4000-8000-00000000000a", ["1", "3"]),
        ("$filter=Contact/Name eq 'Bob'", ["2"]),
        ("$filter=Contact/Account/Name eq 'Our company'", []),
        ("$filter=Status/Name eq 'New' and not (ProcessingTimeUnitValue gt 1)", ["1"]),
        ("$filter=ProcessingTimeUnitValue gt 1 or ProcessingTimeUnitValue lt 1", ["2", "3"]),
        ("$filter=ProcessingTimeUnitValue ge 1.5", ["2"]),
        ("$filter=Status/IsFinal eq true", ["3"]),
        ("$filter=Owner eq null", ["1", "2", "3"]),
        ("$filter=Contact ne null", ["1", "2", "3"]),
        ("$filter=ResponseDate eq null", ["2", "3"]),
        ("$filter=Subject eq null", []),
        ("$filter=ResponseDate gt 2026-01-31T00:00:00Z", ["1"]),
        ("$filter=ResponseDate lt 2026-02-01T00:00:00%2B01:00", []),
        ("$filter=Subject eq 'O''Brien'", ["3"]),
        ("$filter=Id eq 00000000-0000-0000-0000-000000000000", []),
        ("%24filter=Subject+eq+%27Late%20order%27", ["1"]),
        ("$orderby=Subject desc", ["2", "3", "1"]),
        ("$orderby=Contact/Name,Subject desc", ["3", "1", "2"]),
        ("$orderby=ResponseDate", ["1", "2", "3"]),
        ("$orderby=ResponseDate desc,Subject", ["3", "2", "1"]),
        ("$top=2", ["1", "2"]), ("$top=0", []), ("$skip=1", ["2", "3"]),
        ("$orderby=Subject&$skip=1&$top=1", ["3"]),
    ])
    func `finds the rows that satisfy it, in order`(query: String, notes: [String]) throws {
        let found = try Bench.run { bench in
            try await bench.addThreeCases()
            let escaped = query.replacing(" ", with: "%20")
            return try await bench.read("Case?" + escaped)["value"]?.elements
        }
        #expect(found?.map { $0["Notes"]?.text } == notes)
    }

    @Test func `shows what is selected, with the count of all`() throws {
        let response = try Bench.run { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, "Case?$select=Notes,Number&$count=true&$top=1")
        }
        #expect(
            response.summary == """
                200 {"@odata.context":"https://acme.creatio.com/0/odata/$metadata\
                #Case(Number,Notes)","@odata.count":3,"value":[\
                {"Number":"SR00000001","Notes":"1"}]}
                """
        )
    }

    @Test func `counts without showing a row`() throws {
        let response = try Bench.run { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, "Case?$top=0&$count=true&$select=Notes")
        }
        #expect(response.text.hasSuffix(#"#Case(Notes)","@odata.count":3,"value":[]}"#))
    }

    @Test(arguments: [
        "application/json;odata=verbose", "application/json;odata.metadata=full",
        "application/json;odata.metadata=none;IEEE754Compatible=true", "*/*",
    ])
    func `is answered with minimal metadata whatever is asked for`(accept: String) throws {
        let response = try Bench.run { bench in
            try await bench.addThreeCases()
            let token = try await bench.token()
            return await bench.anonymous(
                .get,
                "/0/odata/Case?$top=1&$select=SolutionRemains",
                headers: [.authorization: "Bearer \(token)", .accept: accept]
            )
        }
        #expect(response.headers[.contentType] == "application/json; odata.metadata=minimal")
        #expect(
            response.text == """
                {"@odata.context":"https://acme.creatio.com/0/odata/$metadata\
                #Case(SolutionRemains)","value":[{"SolutionRemains":0.0}]}
                """
        )
    }

    @Test func `expands a lookup and a collection two levels deep`() throws {
        let response = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.odata(
                .get,
                "Contact?$filter=Name%20eq%20'Ada'&$select=Name&$expand=Owner($select=Name),"
                    + "CaseCollectionByContact($select=Notes;$orderby=Notes%20desc;"
                    + "$expand=Status($select=Name),Owner)"
            )
        }
        #expect(
            response.summary == """
                200 {"@odata.context":"https://acme.creatio.com/0/odata/$metadata\
                #Contact(Name,Owner(Name),CaseCollectionByContact(Notes,Status(Name),Owner()))",\
                "value":[{"Name":"Ada","Owner":{"Name":"Supervisor"},"CaseCollectionByContact":[\
                {"Notes":"3","Status":{"Name":"Closed"},"Owner":null},\
                {"Notes":"1","Status":{"Name":"New"},"Owner":null}]}]}
                """
        )
    }

    @Test func `pages and counts an expanded collection for each row`() throws {
        let response = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.read(
                "Contact?$filter=startswith(Email,'a')%20or%20startswith(Email,'b')&$select=Name"
                    + "&$expand=CaseCollectionByContact("
                    + "$top=1;$filter=Notes%20ne%20'4';$count=true;$select=Notes)"
            )
        }
        #expect(
            response["value"] == [
                [
                    "Name": "Ada", "CaseCollectionByContact@odata.count": 2,
                    "CaseCollectionByContact": [["Notes": "1"]],
                ],
                [
                    "Name": "Bob", "CaseCollectionByContact@odata.count": 1,
                    "CaseCollectionByContact": [["Notes": "2"]],
                ],
            ]
        )
    }

    @Test func `shows what a path selects as if it were expanded`() throws {
        let rows = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.read(
                "Case?$select=Notes,Contact/Name&$expand=Contact($select=Email)&$top=1"
            )
        }
        #expect(
            rows["value"] == [
                ["Notes": "1", "Contact": ["Name": "Ada", "Email": "ada@example.com"]]
            ]
        )
    }

    @Test(arguments: [
        ("Case/$count", "200 3"), ("case/$count?$filter=Notes%20gt%20'1'", "200 2"),
        ("Case(aaaaaaaa-0000-4000-8000-000000000001)/Notes/$value", "200 1"),
        ("CASE/AAAAAAAA-0000-4000-8000-000000000001/ContactId/$value", "200 " + adaID),
        (
            "Case(aaaaaaaa-0000-4000-8000-000000000001)/Notes",
            """
            200 {"@odata.context":"https://acme.creatio.com/0/odata/$metadata\
            #Case(aaaaaaaa-0000-4000-8000-000000000001)/Notes","value":"1"}
            """
        ),
        ("Case(aaaaaaaa-0000-4000-8000-000000000009)/Notes", "404 "),
        (
            "Case(aaaaaaaa-0000-4000-8000-000000000001)/Nope",
            """
            404 {"Message":"No HTTP resource was found that matches the request URI \
            'https://acme.creatio.com/0/odata/Case(aaaaaaaa-0000-4000-8000-000000000001)/Nope'.",\
            "MessageDetail":"No routing convention was found to select an action for the OData \
            path with template '~/entityset/key/property'."}
            """
        ),
        (
            "Opportunity",
            """
            404 {"Message":"No HTTP resource was found that matches the request URI \
            'https://acme.creatio.com/0/odata/Opportunity'.","MessageDetail":"No type was found \
            that matches the controller named 'Opportunity'."}
            """
        ),
    ])
    func `reaches counts, properties and values by their paths`(
        path: String,
        summary: String
    ) throws {
        let response = try Bench.run { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, path)
        }
        #expect(response.summary == summary)
    }

    @Test func `is answered by .NET with and without the zero of .NET Framework`() throws {
        let contexts = try Bench.run {
            $0.profile.runtime = .net
        } _: { bench in
            [
                try await bench.send(.get, "/0/odata/CaseOrigin?$top=0"),
                try await bench.send(.get, "/odata/CaseOrigin?$top=0"),
            ].map(\.text)
        }
        #expect(
            contexts == [
                #"{"@odata.context":"https://acme.creatio.com/0/odata/$metadata#CaseOrigin","#
                    + #""value":[]}"#,
                #"{"@odata.context":"https://acme.creatio.com/odata/$metadata#CaseOrigin","#
                    + #""value":[]}"#,
            ]
        )
    }
}
