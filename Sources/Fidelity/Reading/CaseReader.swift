import YAML

/// Reads the cases of one file of the ledger.
enum CaseReader {
    static let fileKeys = ["area", "clause", "cases"]
    static let caseKeys = [
        "id", "says", "state", "mark", "source", "versions", "clause", "covers", "writes",
        "object", "profile", "level", "known gap", "steps",
    ]
    static let levels = ["confirmed", "documented", "assumed"]

    static func read(_ text: String, file: String) throws -> [FidelityCase] {
        let root = try YAMLNode.read(text, file: file)
        let fields = try root.fields(fileKeys)
        guard let area = fields["area"], let cases = fields["cases"]?.elements else {
            throw root.mistake("a file of the ledger has an 'area' and a list of 'cases'")
        }
        let title = try area.text()
        let clause = try fields["clause"]?.text() ?? title
        var read: [FidelityCase] = []
        for node in cases { read.append(try readCase(node, area: title, clause: clause)) }
        return read
    }

    private static func readCase(
        _ node: YAMLNode,
        area: String,
        clause: String
    ) throws(YAMLMistake) -> FidelityCase {
        let fields = try node.fields(caseKeys + StepReader.requestKeys)
        func required(_ key: String) throws(YAMLMistake) -> YAMLNode {
            guard let value = fields[key] else { throw node.mistake("'\(key)' is missing") }
            return value
        }
        let entry = FidelityCase(
            id: try required("id").text(),
            says: try required("says").text(),
            area: area,
            clause: try fields["clause"]?.text() ?? clause,
            source: try required("source").text(),
            marks: try marks(required("mark")),
            state: try required("state").word(EvidenceState.self, named: "state"),
            versions: try fields["versions"]?.text() ?? "all",
            writes: try fields["writes"]?.truth() ?? false,
            profile: try profile(fields["profile"]),
            level: try level(fields["level"]),
            object: try fields["object"]?.text(),
            covers: try covers(required("covers")),
            knownGap: try fields["known gap"]?.text(),
            steps: try steps(fields, of: node),
            position: node.position
        )
        try check(entry, node)
        return entry
    }

    private static func steps(
        _ fields: [String: YAMLNode],
        of node: YAMLNode
    ) throws(YAMLMistake) -> [CaseStep] {
        guard let list = fields["steps"] else {
            return [try StepReader.read(fields.filter { !caseKeys.contains($0.key) }, of: node)]
        }
        guard let elements = list.elements, !elements.isEmpty else {
            throw list.mistake("a list of steps is expected here")
        }
        if let extra = fields.first(where: { StepReader.requestKeys.contains($0.key) }) {
            throw extra.value.mistake("'\(extra.key)' belongs into one of the steps")
        }
        var steps: [CaseStep] = []
        for element in elements { steps.append(try StepReader.read(element)) }
        return steps
    }

    private static func marks(_ node: YAMLNode) throws(YAMLMistake) -> [SourceMark] {
        var marks: [SourceMark] = []
        for letter in try node.text().split(separator: " ") {
            guard let mark = SourceMark(rawValue: String(letter)) else {
                throw node.mistake("unknown mark '\(letter)'; there are D, M, C, L, I, ?")
            }
            marks.append(mark)
        }
        return marks
    }

    private static func profile(
        _ node: YAMLNode?
    ) throws(YAMLMistake) -> [String: String] {
        var profile: [String: String] = [:]
        for entry in node?.entries ?? [] { profile[entry.key] = try entry.value.text() }
        return profile
    }

    private static func level(_ node: YAMLNode?) throws(YAMLMistake) -> String? {
        guard let node else { return nil }
        let level = try node.text()
        guard levels.contains(level) else {
            throw node.mistake(
                "unknown level '\(level)'; there are \(levels.joined(separator: ", "))"
            )
        }
        return level
    }

    private static func covers(_ node: YAMLNode) throws(YAMLMistake) -> [Feature] {
        guard let elements = node.elements else {
            throw node.mistake("a list of features is expected here")
        }
        var features: [Feature] = []
        for element in elements {
            features.append(try element.word(Feature.self, named: "feature"))
        }
        return features
    }
}
