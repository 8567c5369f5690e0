import Foundation
import YAML

extension Shape where Value == String {
    static var text: Shape {
        Shape(.text) { node, _ in node.scalar?.text }
    }

    /// A name that has been defined before it is used.
    static func name(_ kind: NameKind) -> Shape {
        Shape(.name(kind)) { node, reading in
            guard let name = node.scalar?.text else { return nil }
            let known = reading.defined(kind)
            if known.contains(name) { return name }
            reading.refuse(
                kind.rawValue,
                name,
                allowed: known,
                otherwise: known.isEmpty ? "none, for 'given' defines no \(kind.rawValue)" : nil,
                at: node.position
            )
            return nil
        }
    }
}

extension Shape where Value == String {
    /// A name that has been defined before it is used, or the id of a row that need not exist.
    static func nameOrID(_ kind: NameKind) -> Shape {
        let name = Shape.name(kind)
        return Shape(name.form) { node, reading in
            if let text = node.scalar?.text, UUID(uuidString: text) != nil { return text }
            return name(node, &reading)
        }
    }
}

extension Shape where Value == Int {
    static var number: Shape {
        Shape(.number) { node, _ in node.scalar.flatMap { Int($0.text) } }
    }
}

extension Shape where Value == Bool {
    static var truth: Shape {
        Shape(.truth) { node, _ in node.scalar?.text == "true" }
    }
}

extension Shape where Value == Duration {
    static var duration: Shape {
        Shape(.duration) { node, _ in node.scalar.flatMap { Duration(spelled: $0.text) } }
    }
}

extension Shape {
    /// One of the words that the language names, each with its value and its meaning.
    static func word(_ choices: [(word: String, value: Value, meaning: String)]) -> Shape {
        let form = Form.word(choices.map { Form.Word(text: $0.word, meaning: $0.meaning) })
        return Shape(form) { node, _ in
            choices.first { $0.word == node.scalar?.text }?.value
        }
    }

    /// The value where nothing stands: a bare step.
    static func nothing(_ value: Value) -> Shape {
        Shape(.nothing) { _, _ in value }
    }

    /// The first alternative that admits what stands there.
    static func either(_ shapes: Shape...) -> Shape {
        Shape(.either(shapes.map(\.form))) { node, reading in
            shapes.first { $0.form.admits(node) }?(node, &reading)
        }
    }

    static func list<Element>(of shape: Shape<Element>) -> Shape where Value == [Element] {
        Shape(.list(of: shape.form)) { node, reading in
            guard case .list(let nodes) = node.content else { return nil }
            let values = nodes.map { shape($0, &reading) }
            let read = values.compactMap(\.self)
            return read.count == values.count ? read : nil
        }
    }

    /// A list, or one element without the list around it.
    static func oneOrMore<Element>(_ shape: Shape<Element>) -> Shape where Value == [Element] {
        .either(shape.map { [$0] }, .list(of: shape))
    }
}
