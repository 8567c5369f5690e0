import FakeCreatio
import JSON
import OData
import Testing
import Wire

@Suite struct `An explanation of a request` {
    private static func explanation(
        of address: String,
        _ level: EvidenceLevel = .documented
    ) throws -> QueryExplanation {
        var settings = InstanceSettings()
        settings.level = level
        let now = Timestamp(microseconds: 1_790_000_000_000_000)
        return try QueryExplanation(address, settings: settings, now: now)
    }

    @Test func `shows the SQL with the values beside it`() throws {
        let explanation = try Self.explanation(
            of: "Case?$select=Number&$filter=Contact/Name eq 'O''Brien'&$orderby=Number desc"
                + "&$top=3&$count=true"
        )
        #expect(explanation.refusal == nil)
        let source =
            #"FROM "Case" AS t0 LEFT JOIN "Contact" AS t0_1"#
            + #" ON t0_1."Id" = t0."ContactId" WHERE (t0_1."Name" = ?)"#
        let order = #" ORDER BY t0."Number" DESC NULLS FIRST, t0."Id" LIMIT ? OFFSET ?"#
        let count = QueryExplanation.Statement(
            purpose: "number of rows of Case",
            sql: "SELECT COUNT(*) " + source,
            arguments: ["'O''Brien'"]
        )
        let rows = QueryExplanation.Statement(
            purpose: "rows of Case",
            sql: #"SELECT t0."Id", t0."Number" "# + source + order,
            arguments: ["'O''Brien'", "3", "0"]
        )
        #expect(explanation.statements == [count, rows])
    }

    @Test func `follows paths and expansions`() throws {
        let id = "aaaaaaaa-0000-4000-8000-000000000001"
        let explanation = try Self.explanation(
            of: "Case(\(id))/Contact?$select=Name&$expand=Account($select=Name)",
            .assumed
        )
        #expect(
            explanation.statements.map(\.purpose) == [
                "ContactId of Case", "row of Contact", "rows of Account for Account",
            ]
        )
        #expect(
            explanation.statements.map(\.arguments) == [
                ["'\(id)'"], ["'<ContactId>'"], ["'[\"<every AccountId>\"]'"],
            ]
        )
    }

    @Test func `tells the refusal as Creatio words it`() throws {
        let explanation = try Self.explanation(of: "Case?$filter=ContactId eq null")
        #expect(explanation.statements == [])
        #expect(explanation.refusal?.status == 500)
        #expect(
            explanation.refusal?.message == "Column by path ContactId not found in schema Case."
        )
        #expect(explanation.refusal?.body.hasPrefix(#"{"error":{"code":"","message":"#) == true)
    }

    @Test(arguments: [
        (
            "Case?$filter=ContactId eq aaaaaaaa-0000-4000-8000-000000000001",
            "Write Contact/Id instead of ContactId: Creatio reaches lookups over their navigation"
                + " property."
        ),
        (
            "Case?$orderby=Contact/AccountId",
            "Write Contact/Account/Id instead of Contact/AccountId: Creatio reaches lookups over"
                + " their navigation property."
        ),
        (
            "Case?$filter=Contact/Id eq 'aaaaaaaa-0000-4000-8000-000000000001'",
            "Write the GUID bare: Contact/Id eq aaaaaaaa-0000-4000-8000-000000000001"
        ),
        (
            "Case?$filter=CreatedOn gt '2026-01-01T00:00:00'",
            "Write the date bare: CreatedOn gt 2026-01-01T00:00:00Z"
        ),
        (
            "Case?$filter=Id eq guid'aaaaaaaa-0000-4000-8000-000000000001'",
            "Write the GUID bare: aaaaaaaa-0000-4000-8000-000000000001 instead of"
                + " guid'aaaaaaaa-0000-4000-8000-000000000001'."
        ),
        (
            "Case?$filter=Number in ('a','b')",
            "Write (Number eq 'a' or Number eq 'b') instead: Creatio has no 'in'."
        ),
        (
            "Case?$filter="
                + Array(repeating: "Number eq 'x'", count: 17).joined(separator: " or "),
            "Split the filter over several requests: it has 101 nodes, Creatio takes 100; 16 terms"
                + " such as 'Id eq <guid>' fit."
        ),
        ("Case?$filter=Subjekt eq 'x'", "Did you mean 'Subject'?"),
        ("Case?$select=Contact,Subjct", "Did you mean 'Subject'?"),
        ("Case?$expand=ContactId", "Expand 'Contact' instead of its scalar 'ContactId'."),
        ("Case?$expand=Contact($select=Nmae)", "Did you mean 'Name'?"),
        ("CaseCollection", "Did you mean the set 'Case'?"),
        ("Acitvity?$top=1", "Did you mean the set 'Activity'?"),
        (
            "Contact?$select=ContactPhoto",
            "Leave 'ContactPhoto' out of $select and read it at 'Contact(<id>)/ContactPhoto'."
        ),
        (
            "Case?$filter=RegisteredOn eq 2026-01-01T00:00:00Z",
            "Ask for a span instead, such as RegisteredOn ge 2026-01-01T00:00:00Z and RegisteredOn"
                + " le 2026-01-01T00:00:00Z: 'eq' on a date and time failed on a real instance."
        ),
        (
            "Case?$filter=length(Subject) gt 3",
            "No public source shows Creatio doing this; at the level 'assumed' it is evaluated."
        ),
        (
            "Contact?$filter=CaseCollectionByContact/any(c:c/StatusId eq null)",
            "Write c/Status/Id instead of c/StatusId: Creatio reaches lookups over their"
                + " navigation property."
        ),
    ])
    func `advises what to write instead`(address: String, advice: String) throws {
        let explanation = try Self.explanation(of: address)
        #expect(explanation.refusal != nil)
        #expect(explanation.advice == [advice])
    }

    @Test(arguments: ["Case", "Case/$count", "$metadata", "", "Case?$filter=Subject eq null"])
    func `has nothing to advise where the request is answered`(address: String) throws {
        let explanation = try Self.explanation(of: address)
        #expect(explanation.refusal == nil)
        #expect(explanation.advice == [])
    }

    @Test(arguments: [
        ("Case?$select=Name&$top=5", EvidenceLevel?.none),
        ("Case?$top=5", .confirmed),
        ("Case?$orderby=CreatedOn", .documented),
        ("Case?$filter=length(Subject) gt 3", .assumed),
    ])
    func `knows the strictest level that answers`(address: String, level: EvidenceLevel?) throws {
        #expect(try Self.explanation(of: address).level == level)
    }

    @Test(arguments: [
        ("Cases", "No type was found that matches the controller named 'Cases'."),
        ("Case/$batch", "No route data was found for this request."),
        (
            "/0/odata/Case(aaaaaaaa-0000-4000-8000-000000000001)/Contact/$value",
            "No routing convention was found to select an action for the OData path with template"
                + " '~/entityset/key/property/$value'."
        ),
    ])
    func `tells what Web API says where OData has no say`(
        address: String,
        message: String
    ) throws {
        let refusal = try #require(try Self.explanation(of: address).refusal)
        #expect(refusal.status == 404)
        #expect(refusal.message == message)
    }

    @Test func `tells the unknown set as the profile does`() throws {
        var settings = InstanceSettings()
        settings.profile.unknownSet = .unauthorized
        let explanation = try QueryExplanation(
            "Cases",
            settings: settings,
            now: Timestamp(microseconds: 0)
        )
        #expect(explanation.refusal?.status == 401)
    }

    @Test func `puts each value beside its clause for a person`() throws {
        let address = "Case?$select=Number&$filter=Contact/Name eq 'Ada'&$top=3"
        #expect(
            try Self.explanation(of: address).text == """
                It asks for
                  rows of Case
                    $filter: rows where
                      equal (eq)
                        property Contact/Name
                        text 'Ada'
                    $select: the properties
                      Number
                    $top: at most 3

                It is answered: this was measured on a live instance (confirmed)

                SQL: rows of Case
                  SELECT t0."Id", t0."Number"
                  FROM "Case" AS t0
                  LEFT JOIN "Contact" AS t0_1 ON t0_1."Id" = t0."ContactId"
                  WHERE (t0_1."Name" = ?)  -- 'Ada'
                  ORDER BY t0."Id"
                  LIMIT ? OFFSET ?  -- 3, 0
                """
        )
    }

    @Test func `tells a person the refusal and what to write instead`() throws {
        let id = "aaaaaaaa-0000-4000-8000-000000000001"
        let text = try Self.explanation(of: "Case?$select=Subjct&$filter=Id eq \(id)").text
        let lines = text.split(separator: "\n")
        #expect(lines.contains("It is refused: 400"))
        #expect(lines.suffix(2) == ["What to write instead", "  Did you mean 'Subject'?"])
    }

    @Test func `is JSON for a program`() throws {
        #expect(
            try Self.explanation(of: "Case/$count").json == [
                "answered": true, "outline": ["the number of rows of Case"], "level": "confirmed",
                "statements": [
                    [
                        "purpose": "number of rows of Case",
                        "sql": #"SELECT COUNT(*) FROM "Case" AS t0"#, "arguments": [],
                    ]
                ],
            ]
        )
        let refused = try Self.explanation(of: "Case?$top=x").json
        #expect(refused["answered"] == false)
        #expect(refused["status"] == 400)
    }
}
