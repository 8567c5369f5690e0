import Yams

/// A YAML value with its place; the only file that knows of Yams.
struct LedgerNode {
    private let node: Node
    let position: LedgerPosition

    private init(_ node: Node, file: String) {
        self.node = node
        position = LedgerPosition(
            file: file,
            line: node.mark?.line ?? 1,
            column: node.mark?.column ?? 1
        )
    }

    /// Reads one document.
    ///
    /// - Throws: `LedgerMistake` with the place at which the text stops being YAML.
    static func read(_ text: String, file: String) throws(LedgerMistake) -> LedgerNode {
        do {
            guard let root = try Yams.compose(yaml: text, .basic) else {
                throw LedgerMistake("the file is empty", at: start(of: file))
            }
            return LedgerNode(root, file: file)
        } catch let mistake as LedgerMistake {
            throw mistake
        } catch let error as YamlError {
            throw mistake(error, file: file)
        } catch {
            throw LedgerMistake("the file is not YAML: \(error)", at: start(of: file))
        }
    }

    private static func start(of file: String) -> LedgerPosition {
        LedgerPosition(file: file, line: 1, column: 1)
    }

    private static func mistake(_ error: YamlError, file: String) -> LedgerMistake {
        let (problem, mark): (String, Mark?) =
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                (problem, mark)
            case .duplicatedKeysInMapping(let keys, let context):
                ("\(keys.map(\.description).joined(separator: ", ")) stands twice", context.mark)
            default: ("\(error)", nil)
            }
        return LedgerMistake(
            "the file is not YAML here: \(problem)",
            at: LedgerPosition(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
        )
    }

    /// The text of a scalar, and whether quotes or a block say that it is one.
    var scalar: (text: String, isQuoted: Bool)? {
        guard case .scalar(let scalar) = node else { return nil }
        return (scalar.string, scalar.style != .plain && scalar.style != .any)
    }

    var elements: [LedgerNode]? {
        guard case .sequence(let nodes) = node else { return nil }
        return nodes.map { LedgerNode($0, file: position.file) }
    }

    /// The pairs of a map in their order; nil for any other kind of value.
    var entries: [(key: LedgerNode, name: String, value: LedgerNode)]? {
        guard case .mapping(let pairs) = node else { return nil }
        return pairs.map { pair in
            let key = LedgerNode(pair.key, file: position.file)
            return (key, pair.key.string ?? "", LedgerNode(pair.value, file: position.file))
        }
    }

    func mistake(_ message: String) -> LedgerMistake {
        LedgerMistake(message, at: position)
    }
}

extension LedgerNode {
    /// The text of a scalar.
    ///
    /// - Throws: `LedgerMistake` for a list or a map.
    func text() throws(LedgerMistake) -> String {
        guard let scalar else { throw mistake("a text is expected here") }
        return scalar.text
    }

    func integer() throws(LedgerMistake) -> Int {
        guard let number = Int(try text()) else { throw mistake("a whole number is expected here") }
        return number
    }

    func truth() throws(LedgerMistake) -> Bool {
        switch try text() {
        case "true", "yes": return true
        case "false", "no": return false
        default: throw mistake("'yes' or 'no' is expected here")
        }
    }

    /// One text or a list of them.
    func texts() throws(LedgerMistake) -> [String] {
        guard let elements else { return [try text()] }
        var texts: [String] = []
        for element in elements { texts.append(try element.text()) }
        return texts
    }

    /// The pairs of a map whose keys are all known.
    func fields(
        _ allowed: [String]
    ) throws(LedgerMistake) -> [String: LedgerNode] {
        guard let entries else { throw mistake("a map is expected here") }
        var fields: [String: LedgerNode] = [:]
        for (key, name, value) in entries {
            guard allowed.contains(name) else {
                throw key.mistake(
                    "unknown key '\(name)'; there are \(allowed.joined(separator: ", "))"
                )
            }
            fields[name] = value
        }
        return fields
    }

    /// A word of a closed list.
    func word<Word: RawRepresentable & CaseIterable>(
        _ kind: Word.Type,
        named name: String
    ) throws(LedgerMistake) -> Word where Word.RawValue == String {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw mistake("unknown \(name) '\(text)'; there are \(known)")
        }
        return word
    }
}
