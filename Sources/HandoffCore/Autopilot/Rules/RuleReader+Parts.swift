import JSON
import YAML

/// How the parts of a rule are read.
extension RuleReader {
    enum ConditionKey: String, CaseIterable {
        case says, signals, matches, attaches, language, visitor
    }

    enum ShowKey: String, CaseIterable {
        case component, arguments, data
    }

    enum HandOffKey: String, CaseIterable {
        case because, topic, summary, sentiment, language, reasons, fields
    }

    enum WordingKey: String, CaseIterable {
        case declines
        case refusesTopic = "refuses topic"
        case asksForDetails = "asks for details"
        case keepsTrying = "keeps trying"
    }

    /// How a visitor feels, in the core's vocabulary (opencx.md section 3).
    private enum Sentiment: String, CaseIterable {
        case angry, neutral, happy
    }

    /// The word that stands for every message, and for any file.
    private static let anything = "anything"

    mutating func condition(_ node: YAMLNode, _ key: String) -> RuleCondition {
        var condition = RuleCondition()
        if node.scalar?.text == Self.anything { return condition }
        if let text = node.scalar?.text {
            refuse(text, "condition", [Self.anything], at: node)
            return condition
        }
        guard let values = fields(of: node, "'\(key)'", ConditionKey.self) else { return condition }
        if case .map(let entries) = node.content, entries.isEmpty {
            report("'\(key)' names no condition; 'anything' is always", at: node)
        }
        if let node = values[.says] { condition.says = phrases(node) }
        let signals = values[.signals].map { texts($0, "signals") } ?? []
        condition.signals = signals.compactMap {
            word($0.node, "signal", VisitorSignals.Kind.self)
        }
        if let node = values[.matches] { condition.matches = pattern(node) }
        if let node = values[.attaches] {
            condition.attaches = texts(node, "attaches").map {
                $0.text == Self.anything ? "*" : $0.text
            }
        }
        if let node = values[.language] {
            condition.languages = texts(node, "language").map { $0.text.lowercased() }
        }
        condition.visitor = values[.visitor].flatMap {
            word($0, "visitor", RuleCondition.Visitor.self)
        }
        return condition
    }

    mutating func showing(_ node: YAMLNode, _ groups: [String]) -> Rule.Showing? {
        guard let values = fields(of: node, "'show'", ShowKey.self) else { return nil }
        guard let component = values[.component].flatMap({ text($0, "component") }) else {
            if values[.component] == nil { report("'component' is missing: its name", at: node) }
            return nil
        }
        return Rule.Showing(
            component: component,
            arguments: values[.arguments].map { data($0, groups) } ?? .object([]),
            data: values[.data].map { data($0, groups) } ?? .object([])
        )
    }

    mutating func handingOff(_ node: YAMLNode, _ groups: [String]) -> Rule.HandingOff? {
        // `hand off:` with nothing behind it: all of it is made of the conversation.
        let isBare = if case .nothing = node.content { true } else { false }
        guard let values = isBare ? [:] : fields(of: node, "'hand off'", HandOffKey.self)
        else { return nil }
        let trigger = values[.because].flatMap { word($0, "because", HandoffTrigger.self) }
        if trigger == .forbiddenTopic, values[.topic] == nil {
            report("a forbidden topic needs 'topic': what it is called", at: node)
        }
        let reasons = values[.reasons].map { texts($0, "reasons") } ?? []
        return Rule.HandingOff(
            trigger: trigger ?? .cannotResolve,
            topic: values[.topic].flatMap { text($0, "topic") },
            summary: values[.summary].flatMap { template($0, "summary", groups) },
            sentiment: values[.sentiment].flatMap {
                word($0, "sentiment", Sentiment.self)?.rawValue
            },
            language: values[.language].flatMap { template($0, "language", groups) },
            reasons: reasons.compactMap { word($0.node, "reason", HandoffReason.self) },
            fields: values[.fields].map { columns($0, groups) } ?? [:]
        )
    }

    mutating func wording(_ node: YAMLNode) -> HandoffWording {
        var wording = HandoffWording()
        guard let values = fields(of: node, "'wording'", WordingKey.self) else { return wording }
        func read(_ key: WordingKey, _ reader: inout RuleReader) -> String? {
            values[key].flatMap { reader.text($0, key.rawValue) }
        }
        wording.declines = read(.declines, &self) ?? wording.declines
        wording.refusesTopic = read(.refusesTopic, &self) ?? wording.refusesTopic
        wording.asksForDetails = read(.asksForDetails, &self) ?? wording.asksForDetails
        wording.keepsTrying = read(.keepsTrying, &self) ?? wording.keepsTrying
        return wording
    }

    private mutating func phrases(_ node: YAMLNode) -> [Phrase] {
        texts(node, "says").map { text, node in
            let phrase = Phrase(text)
            if phrase.isEmpty { report("'\(text)' has no word to look for", at: node) }
            return phrase
        }
    }

    private mutating func pattern(_ node: YAMLNode) -> RulePattern? {
        guard let text = text(node, "matches") else { return nil }
        do {
            return try RulePattern(text)
        } catch {
            report("'\(text)' is no regular expression: \(error)", at: node)
            return nil
        }
    }

    private mutating func columns(_ node: YAMLNode, _ groups: [String]) -> [String: RuleTemplate] {
        guard case .map(let entries) = node.content else {
            report("'fields' is a map from column to value; found \(node.phrase)", at: node)
            return [:]
        }
        var columns: [String: RuleTemplate] = [:]
        for entry in entries { columns[entry.key] = template(entry.value, entry.key, groups) }
        return columns
    }

    /// JSON; what quotes do not mark as a text may be a number or a truth value.
    private mutating func data(_ node: YAMLNode, _ groups: [String]) -> RuleData {
        switch node.content {
        case .nothing: return .fixed(.null)
        case .list(let items): return .array(items.map { data($0, groups) })
        case .map(let entries):
            return .object(
                entries.map { RuleData.Member(name: $0.key, value: data($0.value, groups)) }
            )
        case .scalar:
            if node.json.text == nil { return .fixed(node.json) }
            return template(node, "data", groups).map { .text($0) } ?? .fixed(.null)
        }
    }
}
