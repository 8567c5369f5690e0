import JSON
import OData
import YAML

/// Makes rules of YAML, and collects everything that is wrong with it.
struct RuleReader: YAMLReading {
    enum TopKey: String, CaseIterable {
        case level = "handoff level"
        case wording, rules
    }

    enum RuleKey: String, CaseIterable {
        case name, when, unless, say, show
        case handOff = "hand off"
    }

    var mistakes: [YAMLMistake] = []

    mutating func ruleSet(_ root: YAMLNode) -> RuleSet? {
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

    private mutating func rule(_ node: YAMLNode) -> Rule? {
        guard let values = fields(of: node, "a rule", RuleKey.self) else { return nil }
        guard let whenNode = values[.when] else {
            report("'when' is missing: when the rule applies; 'anything' is always", at: node)
            return nil
        }
        let when = condition(whenNode, "when")
        let groups = when.matches?.names ?? []
        let rule = Rule(
            label: values[.name].flatMap { text($0, "name") }.map { "'\($0)'" }
                ?? "of line \(node.position.line)",
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

    private mutating func level(_ node: YAMLNode) -> HandoffPolicy.Level? {
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

extension RuleReader {
    /// A text whose placeholders are known.
    mutating func template(_ node: YAMLNode, _ key: String, _ groups: [String]) -> RuleTemplate? {
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
