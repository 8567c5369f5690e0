import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import OData
import Testing
import Wire

@Suite struct `A batch` {
    private static let first = "aaaaaaaa-0000-4000-8000-000000000001"
    private static let second = "aaaaaaaa-0000-4000-8000-000000000002"

    private static func insert(_ id: String, _ more: JSONValue = [:]) -> JSONValue {
        var request: JSONValue = [
            "id": .string(String(id.suffix(1))), "method": "POST", "url": "Case",
            "body": ["Id": .string(id), "Subject": "x"],
        ]
        for (name, value) in more.members ?? [] { request[name] = value }
        return request
    }

    private static let broken: JSONValue = [
        "id": "b", "method": "POST", "url": "Case", "body": ["labNope": 1],
    ]

    @Test func `is answered part by part in JSON`() throws {
        let response = try Bench.run { bench in
            try await bench.batch([
                [
                    "id": "1", "method": "POST", "url": "CaseOrigin",
                    "headers": ["content-type": "application/json"],
                    "body": ["Id": .string(Self.first), "Name": "Chat"],
                ],
                [
                    "id": "2", "method": "PATCH",
                    "url": .string("CaseOrigin/\(Self.first)"), "body": ["Name": "Chats"],
                ],
                [
                    "id": "3", "method": "GET",
                    "url": .string("/0/odata/CaseOrigin(\(Self.first))?$select=Name"),
                ],
                ["method": "GET", "url": "https://ACME.creatio.com/0/odata/CaseOrigin/$count"],
            ])
        }
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/json")
        let parts = try response.parts
        #expect(
            parts[0]["headers"]?.description == """
                {"content-type":"application/json; odata.metadata=minimal","odata-version":"4.0",\
                "location":"https://acme.creatio.com/0/odata/CaseOrigin(\(Self.first))"}
                """
        )
        #expect(parts[0]["body"]?["Name"] == "Chat")
        #expect(
            parts[1].description
                == #"{"id":"2","status":204,"headers":{"odata-version":"4.0"}}"#
        )
        #expect(
            parts[2]["body"]?.description == """
                {"@odata.context":"https://acme.creatio.com/0/odata/$metadata#CaseOrigin(Name)/$entity",\
                "Name":"Chats"}
                """
        )
        #expect(parts[3]["id"]?.text?.count == 36)
        #expect(parts[3]["body"]?.text.flatMap { Int($0) } != nil)
    }

    @Test(arguments: [
        (nil, [201, 400], "1"), ("continue-on-error", [201, 400, 201], "2"),
        ("odata.continue-on-error", [201, 400, 201], "2"),
        ("respond-async, Continue-On-Error = true", [201, 400, 201], "2"),
        ("continue-on-error=false", [201, 400], "1"),
    ])
    func `stops at the first failure unless it is told to go on`(
        prefer: String?,
        statuses: [Int],
        count: String
    ) throws {
        let (response, rows) = try Bench.run { bench in
            (
                try await bench.batch(
                    [Self.insert(Self.first), Self.broken, Self.insert(Self.second)],
                    prefer: prefer
                ),
                try await bench.odata(.get, "Case/$count").text
            )
        }
        #expect(response.status == .ok)
        #expect(try response.partStatuses == statuses)
        #expect(rows == count)
    }

    @Test func `refers to what its earlier parts made`() throws {
        let (response, activities, title) = try Bench.run { bench in
            let response = try await bench.batch([
                Self.insert(Self.first),
                [
                    "id": "2", "method": "PATCH", "url": "$1", "dependsOn": ["1"],
                    "body": ["Notes": "by reference"],
                ],
                ["id": "3", "method": "GET", "url": "/$1/Notes"],
                ["id": "4", "method": "GET", "url": "$9/Notes"],
            ])
            return (
                response, try await bench.instance.rows(of: "Activity").count,
                try await bench.instance.row(Self.first, of: "Case")?["Notes"]
            )
        }
        #expect(activities == 0)
        #expect(title == "by reference")
        #expect(try response.partStatuses == [201, 204, 200, 400])
        #expect(try response.parts[2]["body"]?["value"] == "by reference")
        #expect(
            try response.parts[3]["body"]?["error"]?["message"]?.text?
                .hasPrefix("The relative URI '$9/Notes' was specified in a batch operation") == true
        )
    }

    @Test func `does not carry out what depends on a failure`() throws {
        let response = try Bench.run { bench in
            try await bench.batch(
                [Self.broken, Self.insert(Self.first, ["dependsOn": ["b"]])],
                prefer: "continue-on-error"
            )
        }
        #expect(try response.partStatuses == [400, 424])
    }

    @Test(arguments: [
        ("https://other.creatio.com/0/odata/Case", 404, "No HTTP resource was found"),
        ("/City", 404, "No HTTP resource was found"), ("$batch", 400, "cannot be part of another"),
        ("Nope", 404, "No type was found that matches the controller named 'Nope'."),
    ])
    func `does not leave the service`(url: String, status: Int, text: String) throws {
        let response = try Bench.run { bench in
            try await bench.batch([
                ["id": "1", "method": "POST", "url": .string(url), "body": ["requests": []]]
            ])
        }
        #expect(try response.partStatuses == [status])
        #expect(response.text.contains(text))
    }

    @Test func `counts each part as a call`() throws {
        let calls = try Bench.run { bench in
            _ = try await bench.batch([Self.insert(Self.first), Self.insert(Self.second)])
            _ = try await bench.odata(.get, "Case/$count")
            return await bench.instance.odataCallsToday
        }
        #expect(calls == 3)
    }

    @Test func `may have a hundred parts`() throws {
        let read: JSONValue = ["id": "1", "method": "GET", "url": "Case/$count"]
        let (hundred, more) = try Bench.run { bench in
            (
                try await bench.batch(Array(repeating: read, count: 100)),
                try await bench.batch(Array(repeating: read, count: 101))
            )
        }
        #expect(try hundred.parts.count == 100)
        #expect(
            more.summary == """
                400 {"error":{"code":"","message":"The current batch message contains too many \
                parts. A maximum number of '100' query operations and change sets are allowed in \
                a batch message."}}
                """
        )
    }

    @Test(arguments: [
        (nil, #"{"Message":"The batch request must have a \"Content-Type\" header."}"#),
        (
            "text/plain",
            #"{"Message":"The batch request must have 'multipart/mixed' or 'application/json' as"#
                + #" the media type."}"#
        ),
        (
            "multipart/mixed",
            #"{"Message":"The batch request must have a boundary specification in the"#
                + #" \"Content-Type\" header."}"#
        ),
    ])
    func `is refused for its content type`(type: String?, body: String) throws {
        let response = try Bench.run { bench in
            var headers: HTTPFields = [:]
            headers[.contentType] = type
            return try await bench.send(
                .post,
                "/0/odata/$batch",
                headers: headers,
                bytes: Data("x".utf8)
            )
        }
        #expect(response.summary == "400 \(body)")
    }
}
