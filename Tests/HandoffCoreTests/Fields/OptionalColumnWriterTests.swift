import HTTPTypes
import JSON
import Testing
import Wire

@testable import HandoffCore

@Suite struct `A column that a case can do without` {
    private static let id = DerivedID.caseID(of: SessionID(rawValue: "s"))

    private static func column(_ value: JSONValue) -> OptionalColumn {
        OptionalColumn(property: "UsrA", value: value, name: "UsrA", title: "A")
    }

    /// What is put, attempt after attempt, and what is left out in the end.
    private func put(_ value: JSONValue, refusing: String, longerThan limit: Int) throws
        -> (lengths: [Int], skipped: [SkippedField])
    {
        let creatio = StubCreatio { request in
            Self.length(request) > limit
                ? .databaseError(refusing) : WireResponse(status: .noContent)
        }
        let skipped = try creatio.run { client, _, _ in
            try await OptionalColumnWriter(client: client).put([Self.column(value)], on: Self.id)
        }
        return (creatio.requests.map(Self.length), skipped)
    }

    /// The length of the text that is put; 0 for any other request.
    private static func length(_ request: WireRequest) -> Int {
        (try? JSONValue.parse(request.body))?["UsrA"]?.text?.count ?? 0
    }

    @Test(arguments: [
        ("22001: value too long for type character varying(100)", 100, [600, 100]),
        ("String or binary data would be truncated.", 50, [600, 500, 250, 50]),
        ("String or binary data would be truncated.", 300, [600, 500, 250]),
    ])
    func `is cut until Creatio takes it`(message: String, limit: Int, lengths: [Int]) throws {
        let text = JSONValue.string(String(repeating: "x", count: 600))
        let result = try put(text, refusing: message, longerThan: limit)
        #expect(result.lengths == lengths)
        #expect(result.skipped == [])
    }

    @Test(arguments: [
        "String or binary data would be truncated.", "23503: violates foreign key constraint",
    ])
    func `is left out with Creatio's reason where cutting does not help`(message: String) throws {
        let result = try put("x", refusing: message, longerThan: 0)
        #expect(result.lengths == [1])
        #expect(
            result.skipped
                == [
                    SkippedField(
                        title: "A",
                        name: "UsrA",
                        reason: "Creatio refuses the value: \(message)"
                    )
                ]
        )
    }
}
