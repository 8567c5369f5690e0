import Contracts
import Foundation
import Scenarios
import Testing

/// The files of the repository, found from this file's own path.
enum Repository {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func golden(_ name: String) throws -> String {
        try String(contentsOf: tests.appending(path: "Goldens/\(name)"), encoding: .utf8)
    }

    /// Compares a text with a golden; with `HANDRAIL_RECORD=1` writes it, and fails, so that no
    /// recording run can pass for a test.
    static func expect(
        _ text: String,
        equals name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        guard ProcessInfo.processInfo.environment["HANDRAIL_RECORD"] != "1" else {
            try text.write(
                to: tests.appending(path: "Goldens/\(name)"),
                atomically: true,
                encoding: .utf8
            )
            Issue.record("'\(name)' was recorded; run again", sourceLocation: sourceLocation)
            return
        }
        #expect(
            text == (try golden(name)),
            "'\(name)' differs; HANDRAIL_RECORD=1 swift test rewrites it",
            sourceLocation: sourceLocation
        )
    }

    static func scenario(_ text: String) throws -> Scenario {
        try Scenario(reading: text, file: "s.yaml")
    }

    /// A conversation that is handed off with a mapped field, answered and closed.
    static let handoff = """
        scenario: A visitor asks for a human
        tags: [flow]
        given:
          settings:
            resolved status: Resolved
            fields: [{ name: UsrOrderNumber, title: Order number, description: The order }]
          visitor: { email: ada@example.com, verified: true }
        steps:
          - visitor: I want to talk to a human
          - ai: { hands off: { summary: Wants a human., fields: { UsrOrderNumber: "1042" } } }
          - expect case: { Symptoms: Wants a human., UsrOrderNumber: "1042" }
          - rep replies: Hello Ada.
          - expect visitor sees: { from: agent, text: Hello Ada. }
          - visitor resolves the session
          - expect case: { Status: Resolved }
        """
}
