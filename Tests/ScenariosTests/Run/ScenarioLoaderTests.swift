import Foundation
import Scenarios
import Testing
import YAML

@Suite struct `The scenario loader` {
    @Test func `reads the other files although one has mistakes`() throws {
        try withFolder([
            "a.yaml": "scenario: A\ntags: one\nsteps:\n  - wait: 1 s",
            "b/bad.yaml": "scenario: B\nsteps:\n  - wiat: 1 s",
            "b/c.yml": "scenario: C\nsteps:\n  - wait: 1 s",
            "b/notes.txt": "no scenario",
        ]) { folder in
            var loader = ScenarioLoader()
            loader.paths = [folder]
            let (scenarios, mistakes) = try loader.load()
            #expect(scenarios.map(\.name) == ["A", "C"])
            #expect(
                mistakes.map(\.description) == [
                    "\(folder)/b/bad.yaml:3:5: unknown step 'wiat'; did you mean 'wait'?"
                ]
            )
        }
    }

    @Test(arguments: [
        ("filter", "order", [], ["An order", "B"]), ("tag", nil, ["y"], ["B"]),
        ("both", "order", ["x"], ["An order"]), ("none", nil, [], ["An order", "B", "C"]),
    ])
    func `keeps what is asked for`(
        what: String,
        filter: String?,
        tags: [String],
        names: [String]
    ) throws {
        try withFolder([
            "1.yaml": "scenario: An order\ntags: [x]\nsteps: []",
            "order.yaml": "scenario: B\ntags: [y]\nsteps: []",
            "z.yaml": "scenario: C\nsteps: []",
        ]) { folder in
            var loader = ScenarioLoader()
            loader.paths = [folder]
            loader.filter = filter
            loader.tags = tags
            let found = try loader.load().scenarios
            #expect(found.map(\.name).sorted() == names)
        }
    }

    @Test func `an empty folder is an error, not a green run`() throws {
        try withFolder([:]) { folder in
            var loader = ScenarioLoader()
            loader.paths = [folder]
            #expect(
                throws: ScenarioLoadingError.nothingFound(
                    paths: [folder],
                    among: 0,
                    filter: nil,
                    tags: []
                )
            ) { try loader.load() }
        }
    }

    @Test func `a filter that nothing passes says so`() throws {
        try withFolder(["a.yaml": "scenario: A\nsteps: []"]) { folder in
            var loader = ScenarioLoader()
            loader.paths = [folder]
            loader.filter = "nope"
            loader.tags = ["smoke"]
            let error = #expect(throws: ScenarioLoadingError.self) { try loader.load() }
            #expect(
                error?.description
                    == "none of the 1 scenarios in '\(folder)' has the filter 'nope' and the tag "
                    + "'smoke'"
            )
        }
    }

    @Test func `a path that leads nowhere is an error`() {
        var loader = ScenarioLoader()
        loader.paths = ["/no/such/place"]
        #expect(throws: ScenarioLoadingError.missing(path: "/no/such/place")) {
            try loader.load()
        }
    }

    private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "handrail-loader-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        try body(folder.path)
    }
}
