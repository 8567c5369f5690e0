/// The JSON Schema of the language (draft 2020-12), rendered from its forms for editors.
package enum ScenarioSchema {
    /// The schema as `Fixtures/scenario.schema.json` holds it.
    package static var text: String {
        let root: [(String, SchemaValue)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", "A scenario of Handrail"),
        ]
        return SchemaValue.map(root + ScenarioParts.shape.form.schema).indented() + "\n"
    }
}

extension Form {
    /// The members of the schema of this form.
    fileprivate var schema: [(String, SchemaValue)] {
        switch self {
        case .text:
            [("type", ["string", "number", "boolean"])]
        case .number:
            [("type", "integer"), ("minimum", 0)]
        case .truth:
            [("type", "boolean")]
        case .duration:
            [("type", "string"), ("pattern", .text(Duration.pattern))]
        case .word(let words):
            [("oneOf", .list(words.map(\.schema)))]
        case .name(let kind):
            [("type", "string"), ("description", .text("The name of a \(kind.rawValue)."))]
        case .nothing:
            [("type", "null")]
        case .anything:
            []
        case .list(let form):
            [("type", "array"), ("items", .map(form.schema))]
        case .map(let keys, let rest):
            Self.schema(of: keys, rest: rest)
        case .oneKey(let keys):
            Self.schema(of: keys, rest: nil) + [("minProperties", 1), ("maxProperties", 1)]
        case .either(let forms):
            [("anyOf", .list(forms.map { .map($0.schema) }))]
        }
    }

    private static func schema(of keys: [KeyForm], rest: RestForm?) -> [(String, SchemaValue)] {
        var members: [(String, SchemaValue)] = [("type", "object")]
        let required = keys.filter(\.isRequired)
        if !keys.isEmpty {
            let properties = keys.map { key in
                (key.name, SchemaValue.map([("description", .text(key.meaning))] + key.form.schema))
            }
            members.append(("properties", .map(properties)))
        }
        if !required.isEmpty {
            members.append(("required", .list(required.map { .text($0.name) })))
        }
        if let rest {
            let value = SchemaValue.map(
                [("description", .text(rest.meaning))] + rest.form.schema
            )
            members.append(("patternProperties", .map([(rest.keys.expression, value)])))
        }
        return members + [("additionalProperties", false)]
    }
}

extension Form.Word {
    fileprivate var schema: SchemaValue {
        .map([("const", .text(text)), ("description", .text(meaning))])
    }
}

extension Duration {
    fileprivate static var pattern: String {
        "^[0-9]+ ?(" + units.flatMap(\.names).joined(separator: "|") + ")$"
    }
}
