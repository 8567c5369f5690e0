import Yams

/// A YAML value with its place in a file; the only file of this room that knows of Yams.
struct YAMLNode {
    /// The largest file that is read, in bytes.
    static let sizeLimit = 1 << 20

    enum Content {
        /// `~`, `null`, or a key with nothing behind it.
        case nothing
        case text(String, isQuoted: Bool)
        case list([YAMLNode])
        case map([Entry])
    }

    struct Entry {
        let key: String
        let place: YAMLPlace
        let value: YAMLNode
    }

    let place: YAMLPlace
    let content: Content

    /// Reads one document.
    ///
    /// Anchors are refused: a few lines of aliases can stand for gigabytes of nodes.
    static func read(_ text: String, file: String) throws(YAMLMistakes) -> YAMLNode {
        let start = YAMLPlace(file: file, line: 1, column: 1)
        guard text.utf8.count <= sizeLimit else {
            throw mistake("the file has \(text.utf8.count) bytes; at most \(sizeLimit)", start)
        }
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                throw mistake("the file is empty", start)
            }
            // Nodes hold their anchors weakly and the parser holds them.
            return try withExtendedLifetime(parser) { try node(root, file) }
        } catch let mistakes as YAMLMistakes {
            throw mistakes
        } catch let error as YamlError {
            throw mistake(error, file)
        } catch {
            throw mistake("the file is not YAML: \(error)", start)
        }
    }

    private static func node(_ node: Node, _ file: String) throws(YAMLMistakes) -> YAMLNode {
        let here = place(node.mark, file)
        guard node.anchor == nil else {
            throw mistake("anchors and aliases are not read; write the value out", here)
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            let isNothing = isPlain && ["", "~", "null"].contains(scalar.string)
            return YAMLNode(
                place: here,
                content: isNothing ? .nothing : .text(scalar.string, isQuoted: !isPlain)
            )
        case .sequence(let items):
            var nodes: [YAMLNode] = []
            for item in items { nodes.append(try self.node(item, file)) }
            return YAMLNode(place: here, content: .list(nodes))
        case .mapping(let pairs):
            var entries: [Entry] = []
            for (key, value) in pairs {
                let entry = Entry(
                    key: key.string ?? "",
                    place: place(key.mark, file),
                    value: try self.node(value, file)
                )
                entries.append(entry)
            }
            return YAMLNode(place: here, content: .map(entries))
        case .alias:
            throw mistake("anchors and aliases are not read; write the value out", here)
        }
    }

    private static func place(_ mark: Mark?, _ file: String) -> YAMLPlace {
        YAMLPlace(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private static func mistake(_ message: String, _ place: YAMLPlace) -> YAMLMistakes {
        YAMLMistakes([YAMLMistake(place: place, message: message)])
    }

    private static func mistake(_ error: YamlError, _ file: String) -> YAMLMistakes {
        let (problem, mark): (String, Mark?) =
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                ("the file is not YAML here: \(problem)", mark)
            case .duplicatedKeysInMapping(let keys, let context):
                (
                    keys.map { "'\($0)'" }.joined(separator: ", ")
                        + " stands twice in the same map", context.mark
                )
            default: ("the file is not YAML: \(error)", nil)
            }
        return mistake(problem, place(mark, file))
    }

    /// What stands here, as a mistake's message names it.
    var phrase: String {
        switch content {
        case .nothing: "nothing"
        case .text(let text, _): "'\(text.prefix(40))'"
        case .list: "a list"
        case .map: "a map"
        }
    }
}
