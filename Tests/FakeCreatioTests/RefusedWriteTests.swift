import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A write that is refused` {
    @Test(arguments: [
        (
            #"{"labNope":1}"#,
            "The property 'labNope' does not exist on type"
                + " 'Terrasoft.Configuration.OData.Case'. Make sure to only use property names"
                + " that are defined by the type."
        ),
        (#"{"Subject":5}"#, "Cannot convert the literal '5' to the expected type 'Edm.String'."),
        (
            #"{"ContactId":"ada"}"#,
            "Cannot convert the literal 'ada' to the expected type 'Edm.Guid'."
        ),
        (
            #"{"RegisteredOn":"2026-01-05T09:00:00"}"#,
            "Cannot convert the literal '2026-01-05T09:00:00' to the expected type"
                + " 'Edm.DateTimeOffset'."
        ),
        (
            #"{"ProcessingTimeUnitValue":3000000000}"#,
            "Cannot convert the literal '3000000000' to the expected type 'Edm.Int32'."
        ),
        (
            #"{"ResponseOverdue":"yes"}"#,
            "Cannot convert the literal 'yes' to the expected type 'Edm.Boolean'."
        ),
        (
            #"{"SolutionRemains":"1.5"}"#,
            "Cannot convert the literal '1.5' to the expected type 'Edm.Decimal'."
        ),
        (#"{"Subject":"#, "Invalid JSON. A token was not recognized in the JSON content."),
        (
            "[]",
            "An unexpected 'StartArray' node was found when reading from the JSON reader. A"
                + " 'StartObject' node was expected."
        ),
        (
            #"{"Subject":{}}"#,
            "An unexpected 'StartObject' node was found when reading from the JSON reader. A"
                + " 'PrimitiveValue' node was expected."
        ),
        (
            " ",
            "An unexpected 'EndOfInput' node was found when reading from the JSON reader. A"
                + " 'StartObject' node was expected."
        ),
        (
            #"{"Subject":"a","Notes":"b","Subject":"c"}"#,
            "Multiple properties with the name 'Subject' were detected in a resource or a complex"
                + " value. In OData, duplicate property names are not allowed."
        ),
        (
            #"{"Owner@odata.bind":"Contact(76929f8c-7e15-4c64-bdb0-adc62d383727)"}"#,
            "There is no evidence that Creatio supports '@odata.bind'."
        ),
        (
            #"{"ActivityCollectionByCase":[]}"#,
            "There is no evidence that Creatio supports a deep insert into"
                + " 'ActivityCollectionByCase'."
        ),
    ])
    func `for its body names the fault and saves nothing`(body: String, fault: String) throws {
        let (refusals, count) = try Bench.run { bench in
            let id = try await bench.insert("Case", [:])
            let refusals = [
                try await bench.send(.post, "/0/odata/Case", body),
                try await bench.send(.patch, "/0/odata/Case(\(id))", body),
            ]
            return (refusals, try await bench.odata(.get, "Case/$count").text)
        }
        let expected = """
            400 {"error":{"code":"","message":"The request is invalid.","innererror":{\
            "message":"item : \(fault)","type":"","stacktrace":""}}}
            """
        #expect(refusals.map(\.summary) == [expected, expected])
        #expect(count == "1")
    }

    @Test func `a text that is too long is the database's refusal`() throws {
        let response = try Bench.run { bench in
            let subject = JSONValue.string(String(repeating: "é", count: 501))
            return try await bench.odata(.post, "Case", ["Subject": subject])
        }
        #expect(
            response.summary == """
                500 {"error":{"code":"","message":"An error has occurred.","innererror":{\
                "message":"22001: value too long for type character varying(500)",\
                "type":"Npgsql.PostgresException","stacktrace":""}}}
                """
        )
    }

    @Test func `a text with a zero character is the database's refusal`() throws {
        let response = try Bench.run { bench in
            try await bench.send(.post, "/0/odata/Case", #"{"Subject":"a\u0000b"}"#)
        }
        #expect(response.status == .internalServerError)
        #expect(
            response.text.contains(#"22021: invalid byte sequence for encoding \"UTF8\": 0x00"#)
        )
    }

    @Test func `an id is given once`() throws {
        let (first, second) = try Bench.run { bench in
            let body: JSONValue = ["Id": "aaaaaaaa-0000-4000-8000-000000000001"]
            return (
                try await bench.odata(.post, "Case", body),
                try await bench.odata(.post, "Case", body)
            )
        }
        #expect(first.status == .created)
        #expect(second.status == .internalServerError)
        #expect(second.text.contains("23505: duplicate key value violates unique constraint"))
    }

    @Test func `a lookup leads to a row that exists`() throws {
        let response = try Bench.run { bench in
            try await bench.odata(
                .post,
                "Case",
                ["ContactId": "aaaaaaaa-0000-4000-8000-000000000001"]
            )
        }
        #expect(
            response.summary == """
                500 {"error":{"code":"","message":"An error has occurred.","innererror":{\
                "message":"23503: insert or update on table \\"Case\\" violates foreign key \
                constraint \\"FKstTKw3Y5vpymwIs1C0jffuPqtdoO\\"\\n\\nDETAIL: Key (ContactId)=\
                (aaaaaaaa-0000-4000-8000-000000000001) is not present in table \\"Contact\\".",\
                "type":"Npgsql.PostgresException","stacktrace":""}}}
                """
        )
    }

    @Test func `a row that others refer to stays`() throws {
        let (refusal, count) = try Bench.run { bench in
            let id = try await bench.insert("Case", ["Subject": "x"])
            _ = try await bench.insert("Activity", ["Title": "x", "CaseId": .string(id)])
            return (
                try await bench.odata(.delete, "Case(\(id))"),
                try await bench.odata(.get, "Case/$count").text
            )
        }
        #expect(refusal.status == .internalServerError)
        #expect(refusal.text.contains(#"23503: update or delete on table \"Case\" violates"#))
        #expect(refusal.text.contains(#"on table \"Activity\""#))
        #expect(count == "1")
    }

    @Test func `a body of another type is not read`() throws {
        let response = try Bench.run { bench in
            await bench.anonymous(
                .post,
                "/0/odata/Case",
                headers: [
                    .authorization: "Bearer \(try await bench.token())",
                    .contentType: "text/plain",
                ],
                body: "{}"
            )
        }
        #expect(
            response.summary == """
                415 {"Message":"The request entity's media type 'text/plain' is not supported \
                for this resource."}
                """
        )
    }

    @Test(arguments: [
        (HTTPRequest.Method.put, "Case(aaaaaaaa-0000-4000-8000-000000000001)"),
        (.post, "Case(aaaaaaaa-0000-4000-8000-000000000001)"), (.delete, "Case"),
        (.post, "$metadata"), (.post, "Case/$count"),
    ])
    func `a method that has no meaning there is not allowed`(
        method: HTTPRequest.Method,
        path: String
    ) throws {
        let response = try Bench.run { try await $0.odata(method, path, [:]) }
        #expect(
            response.summary == """
                405 {"Message":"The requested resource does not support http method \
                '\(method.rawValue)'."}
                """
        )
    }
}
