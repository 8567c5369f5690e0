import Foundation
import Testing

@Suite struct `The README` {
    @Test func `shows the scenario as it stands in its file`() throws {
        let file = "Scenarios/widget-channel/the-whole-story.yaml"
        #expect(try text(of: "README.md").contains("```yaml\n" + text(of: file) + "```"))
    }

    @Test func `has the two commands that set everything up on top`() throws {
        let commands = try text(of: "README.md").split(separator: "\n").filter {
            $0.hasPrefix("    .ci/setup && ")
        }
        #expect(
            commands == [
                "    .ci/setup && swift run handrail run", "    .ci/setup && swift test",
            ]
        )
    }

    @Test func `leads to rooms and files that exist`() throws {
        let links = try text(of: "README.md").matches(of: /\]\((?!http)([^)]+)\)/).map {
            String($0.1)
        }
        let missing = links.filter { link in
            !FileManager.default.fileExists(atPath: SourceTree.root.appending(path: link).path)
        }
        #expect(!links.isEmpty)
        #expect(missing == [])
    }

    private func text(of path: String) throws -> String {
        try String(contentsOf: SourceTree.root.appending(path: path), encoding: .utf8)
    }
}
