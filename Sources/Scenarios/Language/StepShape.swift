import YAML

extension Shape where Value == Located<any Step> {
    /// A step: a map with the step's key alone, or the bare words of the step.
    static var step: Shape {
        let catalogue = StepCatalogue.all
        let bare = Form.word(
            catalogue.filter(\.canBeBare).map { Form.Word(text: $0.key, meaning: $0.summary) }
        )
        let full = Form.oneKey(
            catalogue.map {
                Form.KeyForm(name: $0.key, meaning: $0.summary, isRequired: false, form: $0.form)
            }
        )
        return Shape(.either([bare, full]), checksKind: false) { node, reading in
            switch node.content {
            case .scalar(let scalar):
                let nothing = YAMLNode(position: node.position, content: .nothing)
                return read(scalar.text, at: node.position, nothing, &reading)
            case .map(let entries) where entries.count == 1:
                return read(entries[0].key, at: entries[0].keyPosition, entries[0].value, &reading)
            case .map(let entries):
                reading.report(
                    "a step has one key; found \(entries.map { "'\($0.key)'" }.joinedAsList)",
                    at: entries.dropFirst().first?.keyPosition ?? node.position
                )
            case .nothing, .list:
                reading.report("a step is wanted here; found \(node.phrase)", at: node.position)
            }
            return nil
        }
    }

    private static func read(
        _ key: String,
        at position: SourcePosition,
        _ value: YAMLNode,
        _ reading: inout Reading
    ) -> Located<any Step>? {
        guard let kind = StepCatalogue.kind(key) else {
            reading.refuse(
                "step",
                key,
                allowed: StepCatalogue.all.map(\.key),
                at: position
            )
            return nil
        }
        return reading.under(key) { kind.read(value, &$0) }
            .map { Located(value: $0, position: position) }
    }
}

extension [String] {
    /// `a, b and c`.
    fileprivate var joinedAsList: String {
        guard let last, count > 1 else { return first ?? "nothing" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
