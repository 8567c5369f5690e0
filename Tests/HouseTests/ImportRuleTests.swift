import Testing

@Suite struct `Import rules` {
    /// What each room may import of the other rooms: the table of the design, and `JSON`, the
    /// one value that both protocols are written in.
    private static let allowed: [String: Set<String>] = [
        "JSON": [],
        "Wire": [],
        "YAML": ["JSON"],
        "LiveWire": ["Wire"],
        "OData": ["JSON"],
        "WidgetProtocol": ["JSON"],
        "CreatioClient": ["JSON", "OData", "Wire"],
        "FakeCreatio": ["JSON", "OData", "Wire"],
        "FakeWidget": ["JSON", "WidgetProtocol", "Wire"],
        "Fidelity": ["JSON", "OData", "Wire", "YAML"],
        "Simulation": ["Wire"],
        "HandoffCore": ["CreatioClient", "JSON", "OData", "WidgetProtocol", "Wire", "YAML"],
        "Scenarios": [
            "CreatioClient", "FakeCreatio", "FakeWidget", "HandoffCore", "JSON", "OData",
            "Simulation", "WidgetProtocol", "Wire", "YAML",
        ],
        "Contracts": [
            "CreatioClient", "FakeCreatio", "HandoffCore", "JSON", "OData", "Scenarios",
            "WidgetProtocol", "Wire", "YAML",
        ],
        "Reports": ["Contracts", "Fidelity", "JSON", "Scenarios", "Wire", "YAML"],
        "handrail": [
            "Contracts", "FakeCreatio", "Fidelity", "HandoffCore", "JSON", "LiveWire", "OData",
            "Reports", "Scenarios", "Simulation", "Wire", "YAML",
        ],
    ]

    @Test func `a room imports only rooms below it`() throws {
        let faults = try SourceTree.swiftFiles(below: "Sources").flatMap(Self.faults)
        #expect(faults == [])
    }

    @Test func `every room has its rule`() throws {
        let rooms = Set(try SourceTree.swiftFiles(below: "Sources").map(\.room))
        #expect(rooms == Set(Self.allowed.keys))
    }

    @Test func `an import of a room above is found`() {
        let file = SourceTree.File(
            path: "Sources/HandoffCore/Cheat.swift",
            lines: ["import Wire", "package import FakeCreatio", "// import Scenarios"]
        )
        #expect(Self.faults(of: file) == ["Sources/HandoffCore/Cheat.swift:2: imports FakeCreatio"])
    }

    private static func faults(of file: SourceTree.File) -> [String] {
        file.lines.enumerated().compactMap { index, line in
            guard line.contains("import "),
                let match = line.firstMatch(
                    of: /^(?:package |public |@testable )*import (?:\w+ )?(\w+)/
                )
            else { return nil }
            let module = String(match.1)
            guard allowed.keys.contains(module), allowed[file.room]?.contains(module) != true else {
                return nil
            }
            return "\(file.path):\(index + 1): imports \(module)"
        }
    }
}
