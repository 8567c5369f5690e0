import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A limit of a query` {
    @Test(arguments: [(2, "500"), (3, "200")])
    func `is how many rows an answer may hold`(limit: Int, status: String) throws {
        let response = try Bench.run {
            $0.limits.rows = limit
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, "Case?$select=Notes")
        }
        #expect(response.summary.hasPrefix(status))
    }

    @Test func `leaves a page alone`() throws {
        let response = try Bench.run {
            $0.limits.rows = 2
        } _: { bench in
            try await bench.addThreeCases()
            return try await bench.odata(.get, "Case?$select=Notes&$top=2&$count=true")
        }
        #expect(
            response.text.hasSuffix(#""@odata.count":3,"value":[{"Notes":"1"},{"Notes":"2"}]}"#)
        )
    }

    @Test func `is the memory that the rows take`() throws {
        let responses = try Bench.run {
            $0.limits.queryMemory = 1
        } _: { bench in
            for number in 1...3 {
                _ = try await bench.insert(
                    "Case",
                    [
                        "Notes": .string("\(number)"),
                        "Symptoms": .string(String(repeating: "x", count: 200_000)),
                    ]
                )
            }
            return [
                try await bench.odata(.get, "Case?$select=Notes"),
                try await bench.odata(.get, "Case?$top=2"), try await bench.odata(.get, "Case"),
            ]
        }
        #expect(responses.map(\.status.code) == [200, 200, 500])
        let error = try JSONValue.parse(responses[2].body)["error"]?["innererror"]
        #expect(
            error?["internalexception"]?["message"]?.text == """
                Request processing terminated because it reached the RAM consumption limit of \
                1 MB. You can reduce RAM usage by selecting fewer columns or reducing the number \
                of records using filtering or strict limit for record quantity
                """
        )
    }

    @Test func `is how deep lambda operators nest`() throws {
        let response = try Bench.run {
            $0.level = .assumed
        } _: { bench in
            try await bench.odata(
                .get,
                "Case?$filter=CaseCollectionByParentCase/any("
                    + "a:a/CaseCollectionByParentCase/any(b:b/Notes%20eq%20'1'))"
            )
        }
        #expect(response.status == .badRequest)
        #expect(response.text.contains("The Any/All nesting limit of '1' has been exceeded."))
    }
}

@Suite struct `What is known of queries` {
    @Test func `stands in one table, each entry with its section`() {
        #expect(QueryFeature.allCases.allSatisfy { !$0.entry.title.isEmpty })
        #expect(
            QueryFeature.allCases.allSatisfy {
                $0.entry.section.wholeMatch(of: /\d+\.\d+/) != nil
            }
        )
        #expect(QueryFeature.comparison.entry.standing == .answered(.confirmed))
        #expect(QueryFeature.lambda.entry.standing == .answered(.assumed))
        #expect(QueryFeature.membership.entry.standing == .refused)
    }

    @Test func `a path over more tables than can be joined is refused`() throws {
        let path = String(repeating: "CreatedBy/", count: 66) + "Name"
        let response = try Bench.run {
            try await $0.odata(.get, "Contact?$filter=\(path)%20eq%20'x'")
        }
        #expect(response.status == .badRequest)
        #expect(response.text.contains("The query reaches more than 60 related rows."))
    }
}
