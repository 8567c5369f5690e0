import YAML

extension CaseReader {
    /// Placeholders that every target has.
    static let standingNames: Set = [
        "base", "identity", "marker", "user", "password", "client id", "client secret",
        "new id", "other id", "third id",
    ]

    /// Refuses a case that says one thing and does another.
    static func check(_ entry: FidelityCase, _ node: YAMLNode) throws(YAMLMistake) {
        guard entry.says.hasSuffix("."), !entry.says.dropLast().contains(". ") else {
            throw node.mistake("'says' is one sentence and ends with a full stop")
        }
        if entry.state == .confirmed, !entry.marks.contains(.measured) {
            throw node.mistake("a confirmed fact has the mark M: somebody measured it")
        }
        if entry.state == .documented, Set(entry.marks).isDisjoint(with: [.documented, .code]) {
            throw node.mistake("a documented fact has the mark D or C")
        }
        let changes = entry.steps.contains { $0.changesRows == true }
        let mayChange = entry.steps.contains { $0.changesRows != false }
        guard entry.writes ? mayChange : !changes else {
            throw node.mistake(
                changes
                    ? "a case that changes rows says 'writes: yes'"
                    : "'writes: yes', and no step changes a row"
            )
        }
        var known = standingNames
        for case .request(let request, let expectation) in entry.steps {
            let texts = [request.path] + request.headers.map(\.value)
            if let name = texts.flatMap(Placeholders.names).first(where: { !known.contains($0) }) {
                throw node.mistake("'<\(name)>' was not captured in an earlier step")
            }
            known.formUnion(expectation.captures.map(\.name))
        }
    }
}

extension CaseStep {
    /// Whether a real instance would have other rows afterwards: anything but a read below the
    /// OData service and the file service; nil for a batch, which can be either.
    var changesRows: Bool? {
        guard case .request(let request, _) = self, request.method != "GET" else { return false }
        if request.path.hasPrefix("identity:") { return false }
        if request.path.contains("$batch") { return nil }
        return !request.path.hasPrefix("/") || request.path.contains("/odata/")
            || request.path.contains("FileApiService")
    }
}
