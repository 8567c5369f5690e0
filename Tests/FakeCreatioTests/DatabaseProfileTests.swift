import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

private let missingID = "aaaaaaaa-0000-4000-8000-00000000000f"

@Suite struct `An instance on SQL Server` {
    @Test(arguments: [
        ("2026-01-05T09:00:00.0010000Z", "2026-01-05T09:00:00Z"),
        ("2026-01-05T09:00:00.0021234Z", "2026-01-05T09:00:00.003Z"),
        ("2026-01-05T09:00:00.0049990Z", "2026-01-05T09:00:00.003Z"),
        ("2026-01-05T09:00:00.0051Z", "2026-01-05T09:00:00.007Z"),
        ("2026-01-05T09:00:00.6840Z", "2026-01-05T09:00:00.683Z"),
        ("2026-01-05T09:00:59.9990Z", "2026-01-05T09:01:00Z"),
    ])
    func `keeps dates to three hundredths of a second`(sent: String, kept: String) throws {
        let row = try Bench.run {
            $0.profile.database = .msSQL
        } _: { bench in
            let id = try await bench.insert("Case", ["ResponseDate": .string(sent)])
            return try await bench.read("Case(\(id))")
        }
        #expect(row["ResponseDate"]?.text == kept)
    }

    @Test func `echoes what the server knows, finer than it keeps`() throws {
        let (echo, row) = try Bench.run {
            $0.profile.database = .msSQL
        } _: { bench in
            try await bench.environment.clock.sleep(for: .microseconds(1_234_567))
            let response = try await bench.odata(.post, "Case", ["Subject": "x"])
            let echo = try JSONValue.parse(response.body)
            return (echo, try await bench.read("Case(\(echo["Id"]?.text ?? ""))"))
        }
        #expect(echo["CreatedOn"]?.text?.hasPrefix("2026-01-05T09:00:01.234567") == true)
        #expect(row["CreatedOn"] == "2026-01-05T09:00:01.233Z")
    }

    @Test func `refuses in its own words`() throws {
        let texts = try Bench.run {
            $0.profile.database = .msSQL
        } _: { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            _ = try await bench.insert("Activity", ["Title": "x", "CaseId": .string(id)])
            let long = JSONValue.string(String(repeating: "x", count: 501))
            return [
                try await bench.odata(.post, "Case", ["Id": .string(id)]),
                try await bench.odata(.post, "Case", ["ContactId": .string(missingID)]),
                try await bench.odata(.delete, "Case(\(id))"),
                try await bench.odata(.patch, "Case(\(id))", ["Subject": long]),
                try await bench.odata(.post, "SysSettings", ["Code": "CaseStatusDef"]),
            ].map(\.summary)
        }
        let openings = [
            "Violation of PRIMARY KEY constraint 'PK",
            #"The INSERT statement conflicted with the FOREIGN KEY constraint \"FK"#,
            #"The DELETE statement conflicted with the REFERENCE constraint \"FK"#,
            "String or binary data would be truncated.",
            "Cannot insert duplicate key row in object 'dbo.SysSettings' with unique index 'IU",
        ]
        #expect(
            zip(texts, openings).map { text, opening in
                text.hasPrefix("500 ") && text.contains(#""message":"\#(opening)"#)
                    && text.contains(#"\r\nThe statement has been terminated."#)
                    && text.contains("System.Data.SqlClient.SqlException")
            } == Array(repeating: true, count: openings.count)
        )
        #expect(texts[1].contains(#"table \"dbo.Contact\", column 'Id'"#))
        #expect(texts[2].contains(#"table \"dbo.Activity\", column 'CaseId'"#))
    }
}

@Suite struct `Required columns` {
    @Test(
        arguments: [
            ("Case", ["Notes": "x"], "Subject"), ("Activity", ["Notes": "x"], "Title"),
            ("Activity", ["Title": "x", "ActivityCategoryId": nil], "Activity category"),
        ] as [(String, JSONValue, String)]
    )
    func `are insisted on where the profile says so`(
        set: String,
        body: JSONValue,
        caption: String
    ) throws {
        let responses = try [true, false].map { insists in
            try Bench.run {
                $0.profile.insistsOnRequiredColumns = insists
            } _: {
                try await $0.odata(.post, set, body)
            }
        }
        #expect(
            responses[0].summary == """
                500 {"error":{"code":"","message":"An error has occurred.","innererror":{\
                "message":"\(caption) field must be filled in","type":"","stacktrace":""}}}
                """
        )
        #expect(responses[1].status == .created)
    }
}

@Suite struct `A role` {
    private static func role(_ name: String) -> JSONValue {
        ["Name": .string(name), "ParentRoleId": .string(StockAdminUnit.allEmployees.id)]
    }

    @Test func `has a name of its own within its parent`() throws {
        let error = try Bench.run { bench in
            try await bench.instance.seed("SysAdminUnit", ["Name": "Night shift"])
            try await bench.instance.seed("SysAdminUnit", Self.role("Night shift"))
            do {
                try await bench.instance.seed("SysAdminUnit", Self.role("Night shift"))
                return "seeded"
            } catch {
                return "\(error)"
            }
        }
        #expect(
            error == "another 'SysAdminUnit' has ParentRoleId, Name"
                + " a29a3ba5-4b0d-de11-9a51-005056c00008, Night shift"
        )
    }
}
