import Yams

/// Reads one YAML document into nodes with positions, the only place that knows of Yams.
///
/// Anchors and aliases are refused: a scenario is read aloud, and a few lines of aliases can
/// stand for gigabytes of nodes.
struct YAMLReader {
    /// The largest scenario that is read, in bytes; the longest one here has some thousands.
    static let sizeLimit = 1 << 20

    private let file: String
    private let sizeLimit: Int

    init(file: String, sizeLimit: Int = Self.sizeLimit) {
        self.file = file
        self.sizeLimit = sizeLimit
    }

    func read(_ text: String) throws(ScenarioMistakes) -> SyntaxNode {
        guard text.utf8.count <= sizeLimit else {
            throw mistake(
                "the file has \(text.utf8.count) bytes; at most \(sizeLimit) are read"
            )
        }
        let parser: Parser
        let root: Node
        do {
            parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            root = try document(of: parser)
        } catch let mistakes as ScenarioMistakes {
            throw mistakes
        } catch let error as YamlError {
            throw mistake(for: error)
        } catch {
            throw mistake("the file is not YAML: \(error)")
        }
        var mistakes: [Mistake] = []
        // Nodes hold their anchors weakly and the parser holds them: without it no node would
        // seem to have one, and a bomb of aliases would be unfolded.
        let node = withExtendedLifetime(parser) { convert(root, &mistakes) }
        guard mistakes.isEmpty else { throw ScenarioMistakes(mistakes) }
        return node
    }

    private func document(of parser: Parser) throws -> Node {
        guard let first = try parser.nextRoot() else {
            throw mistake("the file is empty; a scenario begins with 'scenario:' and its name")
        }
        if let second = try parser.nextRoot() {
            throw mistake(
                "a second document begins here; one file holds one scenario",
                at: second.mark
            )
        }
        return first
    }

    private func convert(_ node: Node, _ mistakes: inout [Mistake]) -> SyntaxNode {
        let position = position(node.mark)
        let content: SyntaxNode.Content
        if node.anchor != nil {
            mistakes.append(
                Mistake(
                    position: position,
                    message: "anchors and aliases are not part of the language; "
                        + "write the value out"
                )
            )
            content = .nothing
        } else {
            switch node {
            case .scalar(let scalar): content = convert(scalar)
            case .sequence(let items): content = .list(items.map { convert($0, &mistakes) })
            case .mapping(let pairs):
                content = .map(pairs.compactMap { entry($0.key, $0.value, &mistakes) })
            case .alias: content = .nothing
            }
        }
        return SyntaxNode(position: position, content: content)
    }

    private func convert(_ scalar: Node.Scalar) -> SyntaxNode.Content {
        let isPlain = scalar.style == .plain || scalar.style == .any
        if isPlain, ["", "~", "null"].contains(scalar.string) { return .nothing }
        return .scalar(SyntaxNode.Scalar(text: scalar.string, isQuoted: !isPlain))
    }

    private func entry(
        _ key: Node,
        _ value: Node,
        _ mistakes: inout [Mistake]
    ) -> SyntaxNode.Entry? {
        let value = convert(value, &mistakes)
        guard case .scalar(let scalar) = key else {
            mistakes.append(
                Mistake(
                    position: position(key.mark),
                    message: "a key is a word, not a list or a map"
                )
            )
            return nil
        }
        return SyntaxNode.Entry(
            key: scalar.string,
            keyPosition: position(key.mark),
            value: value
        )
    }

    private func position(_ mark: Mark?) -> SourcePosition {
        SourcePosition(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private func mistake(_ message: String, at mark: Mark? = nil) -> ScenarioMistakes {
        ScenarioMistakes([Mistake(position: position(mark), message: message)])
    }

    private func mistake(for error: YamlError) -> ScenarioMistakes {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let begun = context.map { " (\($0.text) in line \($0.mark.line))" } ?? ""
            return mistake("the file is not YAML here: \(problem)\(begun)", at: mark)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            return mistake("\(names) stands twice in the same map", at: context.mark)
        case .reader(let problem, _, _, _):
            return mistake("the file is not YAML: \(problem)")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return mistake("the file is not YAML: \(error)")
        }
    }
}
