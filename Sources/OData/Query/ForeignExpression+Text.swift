extension ForeignExpression: CustomStringConvertible {
    /// The part as it stands in a URL before percent-encoding.
    package var description: String {
        switch self {
        case .typeName(let name): name
        case .literal(let type, let text): type + "'\(text)'"
        case .jsonString(let text): "\"\(text)\""
        case .array(let values): "[" + values.map(\.description).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\"\($0.name ?? "")\":\($0.value)" }.joined(separator: ",") + "}"
        case .path(let steps):
            steps.dropFirst().reduce(steps.first?.description ?? "") { text, step in
                if case .key = step { text + step.description } else { "\(text)/\(step)" }
            }
        case .membership(let member, let collection):
            member.text(atLeast: .membership) + " in " + collection.text(atLeast: .primary)
        case .choice(let choices):
            "case(" + choices.map { "\($0.condition):\($0.value)" }.joined(separator: ",") + ")"
        }
    }

    /// How close the part binds what stands in it.
    var precedence: Precedence {
        if case .membership = self { .membership } else { .primary }
    }
}

extension ForeignExpression.Argument: CustomStringConvertible {
    /// The argument as it stands in parentheses.
    package var description: String {
        name.map { "\($0)=\(value)" } ?? value.description
    }
}

extension PathStep: CustomStringConvertible {
    /// The step as it stands between slashes.
    package var description: String {
        switch self {
        case .name(let name): name
        case .alias(let name), .annotation(let name): "@" + name
        case .call(let name, let arguments): name + Self.list(arguments)
        case .key(let arguments): Self.list(arguments)
        case .filter(let condition): "$filter(\(condition))"
        case .count(let filter, let search):
            "$count" + Self.options([("$filter", filter?.description), ("$search", search)])
        case .lambda(let operation, let variable, let condition):
            "\(operation.rawValue)("
                + [variable, condition?.description].compactMap(\.self).joined(separator: ":") + ")"
        }
    }

    private static func list(_ arguments: [ForeignExpression.Argument]) -> String {
        "(" + arguments.map(\.description).joined(separator: ",") + ")"
    }

    private static func options(_ options: [(name: String, value: String?)]) -> String {
        let set = options.compactMap { option in option.value.map { option.name + "=" + $0 } }
        return set.isEmpty ? "" : "(" + set.joined(separator: ";") + ")"
    }
}
