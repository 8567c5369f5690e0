package import YAML

/// A form together with the value that is made of what has that form.
///
/// A shape is written once and used three times: it reads a file, reporting every mistake; its
/// form becomes the editor's schema; and the same form becomes the table of the documentation.
package struct Shape<Value: Sendable>: Sendable {
    package let form: Form
    private let read: @Sendable (YAMLNode, inout Reading) -> Value?
    private let checksKind: Bool

    /// - Parameters:
    ///   - form: What is allowed.
    ///   - checksKind: False where `read` itself reports what is of the wrong kind, because it
    ///     has better words for it.
    ///   - read: Makes the value, or reports why not and gives nil.
    init(
        _ form: Form,
        checksKind: Bool = true,
        read: @escaping @Sendable (YAMLNode, inout Reading) -> Value?
    ) {
        self.form = form
        self.checksKind = checksKind
        self.read = read
    }

    /// Checks the kind of what stands there before its inside is read.
    func callAsFunction(_ node: YAMLNode, _ reading: inout Reading) -> Value? {
        guard !checksKind || form.admits(node) else {
            reading.refuse(node, expecting: form)
            return nil
        }
        return read(node, &reading)
    }

    func map<Other: Sendable>(_ make: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
        Shape<Other>(form, checksKind: false) { node, reading in self(node, &reading).map(make) }
    }

    /// Adds a rule that the form cannot express; the rule reports for itself.
    func checked(
        _ rule: @escaping @Sendable (Value, YAMLNode, inout Reading) -> Void
    ) -> Shape {
        Shape(form, checksKind: false) { node, reading in
            let value = self(node, &reading)
            if let value { rule(value, node, &reading) }
            return value
        }
    }

    /// The value together with where it stands.
    var located: Shape<Located<Value>> {
        Shape<Located<Value>>(form, checksKind: false) { node, reading in
            self(node, &reading).map { Located(value: $0, position: node.position) }
        }
    }
}

/// A value and where it stands.
package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    package let position: SourcePosition
}

extension Located: Equatable where Value: Equatable {}
