import OData
import YAML

/// Makes values of YAML, and collects everything that is wrong with it.
protocol YAMLReading {
    var mistakes: [YAMLMistake] { get set }
}

extension YAMLReading {
    mutating func report(_ message: String, at node: YAMLNode) {
        mistakes.append(node.mistake(message))
    }

    /// Reports a word that is not among those allowed, with the nearest that is.
    mutating func refuse(
        _ word: String,
        _ what: String,
        _ allowed: [String],
        at position: SourcePosition
    ) {
        let advice =
            NearestWord.to(word, among: allowed).map { "did you mean '\($0)'?" }
            ?? "allowed are " + allowed.map { "'\($0)'" }.joined(separator: ", ")
        mistakes.append(YAMLMistake("unknown \(what) '\(word)'; \(advice)", at: position))
    }

    mutating func refuse(_ word: String, _ what: String, _ allowed: [String], at node: YAMLNode) {
        refuse(word, what, allowed, at: node.position)
    }

    /// The values of a map by their keys; nil where it is no map.
    mutating func fields<Key: RawRepresentable<String> & CaseIterable & Hashable>(
        of node: YAMLNode,
        _ what: String,
        _ keys: Key.Type
    ) -> [Key: YAMLNode]? {
        let names = keys.allCases.map(\.rawValue)
        guard case .map(let entries) = node.content else {
            let choice = names.map { "'\($0)'" }.joined(separator: ", ")
            report("\(what) is a map with \(choice); found \(node.phrase)", at: node)
            return nil
        }
        var values: [Key: YAMLNode] = [:]
        for entry in entries {
            if let key = Key(rawValue: entry.key) {
                values[key] = entry.value
            } else {
                refuse(entry.key, "key", names, at: entry.keyPosition)
            }
        }
        return values
    }

    mutating func text(_ node: YAMLNode, _ key: String) -> String? {
        guard let text = node.scalar?.text else {
            report("'\(key)' takes a text; found \(node.phrase)", at: node)
            return nil
        }
        return text
    }

    /// One text, or a list of them.
    mutating func texts(_ node: YAMLNode, _ key: String) -> [(text: String, node: YAMLNode)] {
        guard case .list(let items) = node.content else {
            return text(node, key).map { [($0, node)] } ?? []
        }
        if items.isEmpty { report("'\(key)' is an empty list", at: node) }
        return items.compactMap { item in text(item, key).map { ($0, item) } }
    }

    /// One of the words of a vocabulary.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ node: YAMLNode,
        _ key: String,
        _ vocabulary: Word.Type
    ) -> Word? {
        guard let text = text(node, key) else { return nil }
        let word = Word(rawValue: text)
        if word == nil { refuse(text, key, vocabulary.allCases.map(\.rawValue), at: node) }
        return word
    }
}
