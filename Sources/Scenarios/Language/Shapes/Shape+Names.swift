import YAML

extension Shape {
    /// A map from names that the scenario chooses to values; each key defines its name, so that
    /// what is read later may use it.
    static func names<Element>(
        _ kind: NameKind,
        of shape: Shape<Element>,
        _ meaning: String
    ) -> Shape where Value == [Member<Element>] {
        let table = Shape.keys(rest: Rest(.name, shape, meaning)) { $0 }
        return Shape(table.form) { node, reading in
            if case .map(let entries) = node.content {
                for entry in entries where Form.KeyPattern.name.admits(entry.key) {
                    reading.define(entry.key, as: kind)
                }
            }
            return table(node, &reading)
        }
    }

    /// A map from columns to values.
    static func columns<Element>(
        of shape: Shape<Element>,
        _ meaning: String
    ) -> Shape where Value == [Member<Element>] {
        .keys(rest: Rest(.column, shape, meaning)) { $0 }
    }
}
