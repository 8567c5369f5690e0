import Foundation
import JSON
import Scenarios
import Testing

@Suite struct `What is derived from the language` {
    @Test func `the schema of the editors is that of the parser`() throws {
        try Repository.expect(ScenarioSchema.text, equals: "Fixtures/scenario.schema.json")
    }

    @Test func `the step table of the documentation is that of the parser`() throws {
        let path = "Scenarios/README.md"
        let page = try Repository.text(path)
        let table = try #require(page.firstRange(of: "| step |"))
        try Repository.expect(page[..<table.lowerBound] + StepTable.markdown, equals: path)
    }

    @Test func `the schema is JSON and names every step`() throws {
        let schema = try JSONValue.parse(ScenarioSchema.text)
        let steps = schema["properties"]?["steps"]?["items"]?["anyOf"]?.elements?.last
        let keys = steps?["properties"]?.members?.map(\.name)
        #expect(keys == StepCatalogue.all.map(\.key))
    }

    @Test func `each step has a file of its own`() throws {
        let folder = Repository.root.appending(path: "Sources/Scenarios/Steps").path
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder)
            .map { try Repository.text("Sources/Scenarios/Steps/\($0)") }
        let keys = sources.flatMap { source in
            source.split(separator: "\n")
                .compactMap { $0.firstMatch(of: /package static let key = "(.*)"/)?.1 }
                .map(String.init)
        }
        #expect(keys.sorted() == StepCatalogue.all.map(\.key).sorted())
    }
}
