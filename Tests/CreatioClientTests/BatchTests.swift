import CreatioClient
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A batch of calls` {
    private let calls = ["1", "2", "3"].map { BatchCall.create("Activity", ["Id": .string($0)]) }

    @Test func `travels as one request in JSON`() throws {
        let creatio = ScriptedCreatio { _ in
            .json(["responses": [["id": "1", "status": 201, "body": ["Id": "1"]]]])
        }
        let results = try creatio.run { [calls] client, _ in
            try await client.batch(Array(calls.prefix(1)))
        }
        #expect(results == [.success(["Id": "1"])])
        #expect(creatio.calls.map(\.address) == ["https://acme.creatio.com/0/odata/$batch"])
        #expect(
            try JSONValue.parse(try #require(creatio.calls.first).body) == [
                "requests": [
                    [
                        "id": "1", "method": "POST", "url": "Activity",
                        "headers": [
                            "content-type": "application/json", "accept": "application/json",
                        ],
                        "body": ["Id": "1"],
                    ]
                ]
            ]
        )
    }

    @Test func `tells what became of each call that was tried`() throws {
        let creatio = ScriptedCreatio { _ in
            .json([
                "responses": [
                    ["id": "1", "status": 201, "body": ["Id": "1"]],
                    ["id": "2", "status": 400, "body": ["error": ["message": "no such column"]]],
                ]
            ])
        }
        let results = try creatio.run { [calls] client, _ in try await client.batch(calls) }
        #expect(
            results == [
                .success(["Id": "1"]),
                .failure(
                    .refused(call: "'POST Activity'", status: 400, message: "no such column")
                ),
            ]
        )
    }

    @Test(arguments: [
        (WireResponse(status: .notFound), true), (WireResponse(status: .notImplemented), true),
        (.json([:], status: .badRequest), true), (WireResponse(status: .tooManyRequests), false),
        (.page("Service Unavailable", status: .serviceUnavailable), false),
        (.page("Not found", status: .notFound), true),
    ])
    func `that was not taken is told from one that may be taken later`(
        answer: WireResponse,
        isRefused: Bool
    ) throws {
        let creatio = ScriptedCreatio { _ in answer }
        let calls = calls
        let error = #expect(throws: CreatioError.self) {
            _ = try creatio.run { client, _ in try await client.batch(calls) }
        }
        #expect(error?.refusesBatch == isRefused)
    }

    @Test(arguments: [
        WireResponse.json(["responses": []]), .json(["value": []]), .json([1]),
        .json(["responses": [["id": "1", "body": [:]]]]),
    ])
    func `answered with something else is no batch`(answer: WireResponse) {
        let creatio = ScriptedCreatio { _ in answer }
        let calls = calls
        let error = #expect(throws: CreatioError.self) {
            _ = try creatio.run { client, _ in try await client.batch(calls) }
        }
        #expect(error?.mayHaveHappened == true)
    }
}
