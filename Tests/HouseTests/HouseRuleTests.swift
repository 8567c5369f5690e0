import Foundation
import Testing

@Suite struct `House rules` {
    /// What would let the world in by the back door, or hide a mistake, and what to do instead.
    private static var banned: [(pattern: Regex<Substring>, instead: String)] {
        [
            (/\bTask \{|\bTask\.detached\b|\bTask\(/, "let an owner await it inside run()"),
            (/\bTask\.sleep\b/, "sleep on the environment's clock"),
            (
                /\bDate\(\)|\bDate\.now\b|\bDate\(timeIntervalSinceNow/,
                "ask the environment for now"
            ),
            (/\bUUID\(\)/, "ask the environment for an id"),
            (
                /\.random\(in|\.randomElement\(|\.shuffled\(|SystemRandomNumberGenerator/,
                "ask the environment for random bits"
            ),
            (/\bDispatchQueue\b|\bDispatchSemaphore\b/, "use an actor or a Mutex"),
            (/\bProcessInfo\b|\bgetenv\b/, "take it as a setting"),
            (/\btry!|\bas!|\bfatalError\(/, "throw an error that says what happened"),
            (/\bContinuousClock\b|\bSuspendingClock\b/, "take the environment's clock"),
        ]
    }

    /// A line without any of these needs no closer look; it spares the patterns thousands of lines.
    private static let suspicious = [
        "Task", "Date", "UUID", "andom", "shuffled", "Dispatch", "ProcessInfo", "getenv", "try!",
        "as!", "fatalError", "Clock",
    ]

    /// The one place where a rule does not hold, with the reason.
    private static let exceptions: [String: String] = [
        "Sources/Simulation/DeterministicExecutor.swift":
            "starts the one task of a simulated world, and waits for sockets in real time"
    ]

    /// The command is the border to the real world; it hands the world in as values.
    private static let border = ["handrail"]

    @Test func `nothing from the outside is reached for directly`() throws {
        let faults = try SourceTree.swiftFiles(below: "Sources")
            .filter { !Self.border.contains($0.room) && Self.exceptions[$0.path] == nil }
            .flatMap(Self.faults)
        #expect(faults == [])
    }

    @Test func `a banned call is found`() {
        let file = SourceTree.File(
            path: "Sources/Wire/Cheat.swift",
            lines: ["let id = UUID()", "// Task.sleep is banned"]
        )
        #expect(
            Self.faults(in: file)
                == ["Sources/Wire/Cheat.swift:1: 'UUID()': ask the environment for an id"]
        )
    }

    @Test func `a file stays under 300 lines`() throws {
        let long = try
            (SourceTree.swiftFiles(below: "Sources") + SourceTree.swiftFiles(below: "Tests"))
            .filter { $0.lines.count > 301 }
            .map { "\($0.path) has \($0.lines.count - 1) lines" }
        #expect(long == [])
    }

    @Test func `no file is named for a heap of things`() throws {
        let names = ["Utils", "Helpers", "Extensions", "Types", "Models", "Misc", "Common"]
        let heaps = try SourceTree.swiftFiles(below: "Sources").filter { file in
            names.contains { file.path.hasSuffix("/\($0).swift") }
        }
        #expect(heaps.map(\.path) == [])
    }

    @Test func `every room has a page that tells a reader what it is`() throws {
        let rooms = Set(try SourceTree.swiftFiles(below: "Sources").map(\.room))
        let without = rooms.filter { room in
            let page = SourceTree.root.appending(path: "Sources/\(room)/Room.md")
            return !FileManager.default.fileExists(atPath: page.path)
        }
        #expect(without == [])
    }

    private static func faults(in file: SourceTree.File) -> [String] {
        let rules = banned
        return file.lines.enumerated().flatMap { index, line -> [String] in
            guard suspicious.contains(where: { line.contains($0) }) else { return [] }
            let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
            return rules.compactMap { rule in
                code.firstMatch(of: rule.pattern).map { match in
                    "\(file.path):\(index + 1): '\(match.0)': \(rule.instead)"
                }
            }
        }
    }
}
