import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import OData
import Testing
import Wire

@Suite struct `A change set` {
    private static let caseID = "aaaaaaaa-0000-4000-8000-000000000001"
    private static let json: BatchHeaders = ["Content-Type": "application/json"]

    private static let caseOperation = BatchRequest.Operation(
        id: "1",
        method: "POST",
        url: "Case",
        headers: json,
        body: Data(#"{"Id":"\#(caseID)","Subject":"x"}"#.utf8)
    )
    private static let activityOperation = BatchRequest.Operation(
        id: "2",
        method: "POST",
        url: "Activity",
        headers: json,
        body: Data(#"{"Title":"x","CaseId":"\#(caseID)"}"#.utf8)
    )
    private static let failure = BatchRequest.Operation(
        id: "3",
        method: "PATCH",
        url: "$1",
        headers: json,
        body: Data(#"{"labNope":1}"#.utf8)
    )
    private static let deletion = BatchRequest.Operation(
        id: "4",
        method: "DELETE",
        url: "Case(\(caseID))"
    )

    @Test func `is answered as a whole, with boundaries of its own`() throws {
        let response = try Bench.run { bench in
            try await bench.multipart(
                BatchRequest(items: [
                    .changeSet(name: "a", [Self.caseOperation]), .operation(Self.deletion),
                ])
            )
        }
        let format = try BatchFormat(contentType: response.headers[.contentType])
        guard case .multipart(let boundary) = format else {
            Issue.record("\(format)")
            return
        }
        #expect(boundary.wholeMatch(of: /batchresponse_[-0-9a-f]{36}/) != nil)
        #expect(response.text.firstMatch(of: /boundary=changesetresponse_[-0-9a-f]{36}/) != nil)
        let answer = try BatchResponse(response.body, format)
        guard case .changeSet(_, let results)? = answer.items.first,
            case .result(let deletion)? = answer.items.last
        else {
            Issue.record("\(answer)")
            return
        }
        #expect(results.map(\.status) == [201])
        #expect(results.map(\.id) == ["1"])
        #expect(results.first?.headers["OData-Version"] == "4.0")
        #expect(deletion == BatchResponse.Result(id: "4", status: 204))
    }

    @Test func `is taken back where one of its requests fails`() throws {
        let (response, cases, activities, runs) = try Bench.run { settings in
            settings.processes = [.agentReplies(webhookURL: "https://hooks.example/x")]
        } _: { bench in
            let response = try await bench.multipart(
                BatchRequest(items: [
                    .changeSet(
                        name: "a",
                        [Self.caseOperation, Self.activityOperation, Self.failure]
                    )
                ]),
                accept: "application/json"
            )
            return (
                response, try await bench.instance.rows(of: "Case").count,
                try await bench.instance.rows(of: "Activity").count,
                await bench.instance.pendingProcessRuns
            )
        }
        #expect(try response.partStatuses == [400])
        #expect(try response.parts.map { $0["id"]?.text } == ["3"])
        #expect(cases + activities + runs == 0)
    }

    @Test func `starts its processes once it is committed`() throws {
        let runs = try Bench.run { settings in
            settings.processes = [.agentReplies(webhookURL: "https://hooks.example/x")]
        } _: { bench in
            _ = try await bench.multipart(
                BatchRequest(items: [
                    .changeSet(name: "a", [Self.caseOperation, Self.activityOperation])
                ])
            )
            return await bench.instance.pendingProcessRuns
        }
        #expect(runs == 1)
    }

    @Test func `has one new group in JSON, whatever its name was`() throws {
        let response = try Bench.run { bench in
            try await bench.multipart(
                BatchRequest(items: [
                    .changeSet(name: "a", [Self.caseOperation, Self.activityOperation]),
                    .operation(Self.deletion),
                ]),
                accept: "application/json"
            )
        }
        let parts = try response.parts
        let groups = parts.map { $0["atomicityGroup"]?.text }
        #expect(groups[0] == groups[1])
        #expect(groups[0]?.count == 36)
        #expect(groups[2] == nil)
        #expect(parts.map { $0["id"]?.text } == ["1", "2", "4"])
        #expect(try response.partStatuses == [201, 201, 500])
    }

    @Test func `ends with its failure the batch`() throws {
        let (response, count) = try Bench.run { bench in
            (
                try await bench.multipart(
                    BatchRequest(items: [
                        .changeSet(name: "a", [Self.caseOperation, Self.failure]),
                        .operation(Self.caseOperation),
                    ])
                ),
                try await bench.instance.rows(of: "Case").count
            )
        }
        let answer = try BatchResponse(
            response.body,
            BatchFormat(contentType: response.headers[.contentType])
        )
        #expect(answer.items.count == 1)
        #expect(count == 0)
    }
}
