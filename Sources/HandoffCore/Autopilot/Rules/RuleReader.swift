import JSON
import OData

/// Makes rules of YAML, and collects everything that is wrong with it.
struct RuleReader {
    enum TopKey: String, CaseIterable {
        case level = "handoff level"
        case wording, rules
    }

    enum RuleKey: String, CaseIterable {
        case name, when, unless, say, show
        case handOff = "hand off"
    }

    private(set) var mistakes: [RuleMistake] = []

    mutating func ruleSet(_ root: RuleNode) -> RuleSet? {
        guard let values = fields(of: root, "the file", TopKey.self) else { return nil }
        var policy = HandoffPolicy()
        if let node = values[.level], let level = level(node) { policy.level = level }
        if let node = values[.wording] { policy.wording = wording(node) }
        guard let node = values[.rules] else {
            report("'rules' is missing: the list of rules", at: root)
            return nil
        }
        guard case .list(let items) = node.content, let last = items.last else {
            report("'rules' takes a list with one rule at least; found \(node.phrase)", at: node)
            return nil
        }
        let rules = items.compactMap { rule($0) }
        if let rule = rules.last, rules.count == items.count,
            rule.when != RuleCondition() || rule.unless != nil
        {
            report(
                "the last rule has to be 'when: anything', so that no visitor is left without "
                    + "an answer",
                at: last
            )
        }
        return RuleSet(policy: policy, rules: rules)
    }

    private mutating func rule(_ node: RuleNode) -> Rule? {
        guard let values = fields(of: node, "a rule", RuleKey.self) else { return nil }
        guard let whenNode = values[.when] else {
            report("'when' is missing: when the rule applies; 'anything' is always", at: node)
            return nil
        }
        let when = condition(whenNode, "when")
        let groups = when.matches?.names ?? []
        let rule = Rule(
            label: values[.name].flatMap { text($0, "name") }.map { "'\($0)'" }
                ?? "of line \(node.place.line)",
            when: when,
            unless: values[.unless].map { condition($0, "unless") },
            say: values[.say].flatMap { template($0, "say", groups) },
            show: values[.show].flatMap { showing($0, groups) },
            handOff: values[.handOff].flatMap { handingOff($0, groups) }
        )
        if values[.say] == nil, values[.handOff] == nil {
            report("the rule does nothing; 'say' or 'hand off' is wanted", at: node)
        }
        if let show = values[.show], values[.say] == nil || values[.handOff] != nil {
            // The same as the widget: a component stands beside a text (widget-engine.md
            // section 3, rule 9), and a handoff ends the AI's part.
            report("'show' needs 'say', the text that the rep reads, and no 'hand off'", at: show)
        }
        return rule
    }

    private mutating func level(_ node: RuleNode) -> HandoffPolicy.Level? {
        guard let text = text(node, "handoff level") else { return nil }
        let level = HandoffPolicy.Level.allCases.first {
            $0.name == text || "\($0.rawValue)" == text
        }
        if level == nil {
            refuse(text, "handoff level", HandoffPolicy.Level.allCases.map(\.name), at: node)
        }
        return level
    }
}

// MARK: - What all parts are read with

extension RuleReader {
    mutating func report(_ message: String, at node: RuleNode) {
        mistakes.append(RuleMistake(place: node.place, message: message))
    }

    /// Reports a word that is not among those allowed, with the nearest that is.
    mutating func refuse(
        _ word: String,
        _ what: String,
        _ allowed: [String],
        at place: RulePlace
    ) {
        let advice =
            NearestWord.to(word, among: allowed).map { "did you mean '\($0)'?" }
            ?? "allowed are " + allowed.map { "'\($0)'" }.joined(separator: ", ")
        mistakes.append(RuleMistake(place: place, message: "unknown \(what) '\(word)'; \(advice)"))
    }

    mutating func refuse(_ word: String, _ what: String, _ allowed: [String], at node: RuleNode) {
        refuse(word, what, allowed, at: node.place)
    }

    /// The values of a map by their keys; nil where it is no map.
    mutating func fields<Key: RawRepresentable<String> & CaseIterable & Hashable>(
        of node: RuleNode,
        _ what: String,
        _ keys: Key.Type
    ) -> [Key: RuleNode]? {
        let names = keys.allCases.map(\.rawValue)
        guard case .map(let entries) = node.content else {
            let choice = names.map { "'\($0)'" }.joined(separator: ", ")
            report("\(what) is a map with \(choice); found \(node.phrase)", at: node)
            return nil
        }
        var values: [Key: RuleNode] = [:]
        for entry in entries {
            if let key = Key(rawValue: entry.key) {
                values[key] = entry.value
            } else {
                refuse(entry.key, "key", names, at: entry.place)
            }
        }
        return values
    }

    mutating func text(_ node: RuleNode, _ key: String) -> String? {
        guard case .text(let text, _) = node.content else {
            report("'\(key)' takes a text; found \(node.phrase)", at: node)
            return nil
        }
        return text
    }

    /// One text, or a list of them.
    mutating func texts(_ node: RuleNode, _ key: String) -> [(text: String, node: RuleNode)] {
        guard case .list(let items) = node.content else {
            return text(node, key).map { [($0, node)] } ?? []
        }
        if items.isEmpty { report("'\(key)' is an empty list", at: node) }
        return items.compactMap { item in text(item, key).map { ($0, item) } }
    }

    /// One of the words of a vocabulary.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ node: RuleNode,
        _ key: String,
        _ vocabulary: Word.Type
    ) -> Word? {
        guard let text = text(node, key) else { return nil }
        let word = Word(rawValue: text)
        if word == nil { refuse(text, key, vocabulary.allCases.map(\.rawValue), at: node) }
        return word
    }

    /// A text whose placeholders are known.
    mutating func template(_ node: RuleNode, _ key: String, _ groups: [String]) -> RuleTemplate? {
        guard let text = text(node, key) else { return nil }
        do {
            let template = try RuleTemplate(text)
            for name in template.placeholders where !(RuleTemplate.names + groups).contains(name) {
                refuse(name, "placeholder", RuleTemplate.names + groups, at: node)
            }
            return template
        } catch {
            report(error.message, at: node)
            return nil
        }
    }
}
