import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A path that goes on behind a row` {
    private static let first = "Case(aaaaaaaa-0000-4000-8000-000000000001)"
    private static let ada = "Contact(\(adaID))"
    private static let root = "https://acme.creatio.com/0/odata/$metadata"

    @Test(arguments: [
        (
            "\(first)/Contact?$select=Name",
            #"200 {"@odata.context":"\#(root)#Contact(Name)/$entity","Name":"Ada"}"#
        ),
        (
            "\(first)/Contact/Name",
            #"200 {"@odata.context":"\#(root)#Contact(\#(adaID))/Name","value":"Ada"}"#
        ),
        ("\(first)/Contact/Name/$value", "200 Ada"),
        ("\(first)/Status/IsFinal/$value", "200 false"),
        (
            "\(ada)/CaseCollectionByContact?$select=Notes&$filter=Notes%20gt%20'1'&$count=true",
            #"200 {"@odata.context":"\#(root)#Case(Notes)","@odata.count":1,"#
                + #""value":[{"Notes":"3"}]}"#
        ),
        ("\(ada)/CaseCollectionByContact/$count", "200 2"),
        ("\(ada)/CaseCollectionByContact/$count?$filter=Notes%20eq%20'1'", "200 1"),
        ("\(first)/Contact/CaseCollectionByContact/$count", "200 2"),
        ("\(first)/Owner", "204 "), ("\(first)/Owner/Name", "404 "),
        ("\(first)/Notes/$value", "200 1"),
        ("Case(aaaaaaaa-0000-4000-8000-000000000009)/Contact", "404 "),
    ])
    func `leads to properties, rows and collections`(path: String, summary: String) throws {
        let response = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, path)
        }
        #expect(response.summary == summary)
    }

    @Test(arguments: [
        "\(first)/Notes/Name", "\(first)/Nope/Name", "\(first)/Notes/$count",
        "\(first)/Contact/$value", "\(ada)/CaseCollectionByContact/Notes",
        "\(ada)/CaseCollectionByContact/$value",
    ])
    func `is no route where it leads nowhere`(path: String) throws {
        let response = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, path)
        }
        #expect(response.status == .notFound)
        #expect(try JSONValue.parse(response.body)["MessageDetail"] != nil)
    }

    @Test(arguments: ["Contact", "Contact/Name", "CaseCollectionByParentCase"])
    func `is refused where nobody has seen it`(path: String) throws {
        let response = try Bench.run { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, "\(Self.first)/\(path)")
        }
        #expect(response.status == .badRequest)
        #expect(
            response.text.contains(
                "There is no evidence that Creatio supports the address of '\(path)'."
            )
        )
    }

    @Test(arguments: ["$filter=Notes%20eq%20'1'", "$top=1", "$count=true", "$orderby=Notes"])
    func `takes no options of a collection for one row`(query: String) throws {
        let response = try Bench.run { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, "\(Self.first)?\(query)")
        }
        #expect(response.status == .badRequest)
        #expect(response.text.contains("The requested resource is not a collection."))
    }
}
