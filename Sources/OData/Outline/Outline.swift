/// Lines that show a tree to a person: each line one part, what belongs to it indented below.
struct Outline {
    private(set) var lines: [String] = []

    init(_ head: String, _ parts: [Outline] = []) {
        lines = [head] + parts.flatMap { $0.lines.map { "  " + $0 } }
    }

    var text: String { lines.joined(separator: "\n") }
}
