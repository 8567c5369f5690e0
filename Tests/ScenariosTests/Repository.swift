import Foundation
import Testing

/// The files of the repository, found from this file's own path.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The paths of all scenarios, relative to the repository.
    static func scenarioFiles() throws -> [String] {
        let folder = root.appending(path: "Scenarios").resolvingSymlinksInPath()
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") }
            .sorted()
            .map { "Scenarios/\($0)" }
    }

    /// The scenarios of one subject.
    static func scenarioFiles(of subject: String) throws -> [String] {
        try scenarioFiles().filter { $0.hasPrefix("Scenarios/\(subject)/") }
    }

    /// Compares a text with a file; with `HANDRAIL_RECORD=1` writes the file, and fails, so that
    /// no recording run can pass for a test.
    static func expect(
        _ text: some StringProtocol,
        equals path: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = root.appending(path: path)
        guard ProcessInfo.processInfo.environment["HANDRAIL_RECORD"] != "1" else {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("'\(path)' was recorded; run again", sourceLocation: sourceLocation)
            return
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(
            String(text) == recorded,
            "'\(path)' differs; HANDRAIL_RECORD=1 swift test rewrites it",
            sourceLocation: sourceLocation
        )
    }
}
