import Yams

extension YAMLNode {
    /// The largest file that is read, in bytes; the longest that people write have some
    /// ten thousand.
    package static let sizeLimit = 1 << 20

    /// Reads a file, which holds one document.
    ///
    /// Anchors and aliases are refused: a few lines of them can stand for gigabytes of nodes.
    ///
    /// - Parameters:
    ///   - text: The content of the file.
    ///   - file: Its path, for positions.
    ///   - sizeLimit: The largest text that is read, in bytes.
    /// - Returns: The value of the document.
    /// - Throws: `YAMLMistakes`, all that keeps the text from being read.
    package static func read(
        _ text: String,
        file: String,
        sizeLimit: Int = Self.sizeLimit
    ) throws(YAMLMistakes) -> YAMLNode {
        try YAMLReader(file: file, sizeLimit: sizeLimit).read(text)
    }
}

/// Reads one YAML document into nodes with positions, the only place that knows of Yams.
private struct YAMLReader {
    let file: String
    let sizeLimit: Int

    func read(_ text: String) throws(YAMLMistakes) -> YAMLNode {
        let size = text.utf8.count
        guard size <= sizeLimit else {
            throw mistake("the file has \(size) bytes; at most \(sizeLimit) are read")
        }
        let parser: Parser
        let root: Node
        do {
            parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            root = try document(of: parser)
        } catch let mistakes as YAMLMistakes {
            throw mistakes
        } catch let error as YamlError {
            throw mistake(for: error)
        } catch {
            throw mistake("the file is not YAML: \(error)")
        }
        var mistakes: [YAMLMistake] = []
        // Nodes hold their anchors weakly and the parser holds them: without it no node would
        // seem to have one, and a bomb of aliases would be unfolded.
        let node = withExtendedLifetime(parser) { convert(root, &mistakes) }
        guard mistakes.isEmpty else { throw YAMLMistakes(mistakes) }
        return node
    }

    private func document(of parser: Parser) throws -> Node {
        guard let first = try parser.nextRoot() else { throw mistake("the file is empty") }
        if let second = try parser.nextRoot() {
            throw mistake("a second document begins here; a file holds one", at: second.mark)
        }
        return first
    }

    private func convert(_ node: Node, _ mistakes: inout [YAMLMistake]) -> YAMLNode {
        let position = position(node.mark)
        let content: YAMLNode.Content
        if node.anchor != nil {
            let message = "anchors and aliases are not read; write the value out"
            mistakes.append(YAMLMistake(message, at: position))
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
        return YAMLNode(position: position, content: content)
    }

    private func convert(_ scalar: Node.Scalar) -> YAMLNode.Content {
        let isPlain = scalar.style == .plain || scalar.style == .any
        if isPlain, ["", "~", "null"].contains(scalar.string) { return .nothing }
        return .scalar(YAMLNode.Scalar(text: scalar.string, isQuoted: !isPlain))
    }

    private func entry(
        _ key: Node,
        _ value: Node,
        _ mistakes: inout [YAMLMistake]
    ) -> YAMLNode.Entry? {
        let value = convert(value, &mistakes)
        let keyPosition = position(key.mark)
        guard case .scalar(let scalar) = key else {
            mistakes.append(YAMLMistake("a key is a word, not a list or a map", at: keyPosition))
            return nil
        }
        return YAMLNode.Entry(key: scalar.string, keyPosition: keyPosition, value: value)
    }

    private func position(_ mark: Mark?) -> SourcePosition {
        SourcePosition(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private func mistake(_ message: String, at mark: Mark? = nil) -> YAMLMistakes {
        YAMLMistakes([YAMLMistake(message, at: position(mark))])
    }

    private func mistake(for error: YamlError) -> YAMLMistakes {
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
