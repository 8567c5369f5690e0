package import JSON
import OData

extension QueryExplanation {
    /// The explanation for a person: what the request asks for, then how it is carried out, or
    /// why it is refused and what to write instead.
    package var text: String {
        var sections: [[String]] = []
        if !outline.isEmpty { sections.append(["It asks for"] + outline.map { "  " + $0 }) }
        if let refusal {
            sections.append(refusal.lines)
            if !advice.isEmpty {
                sections.append(["What to write instead"] + advice.map { "  " + $0 })
            }
        } else {
            sections.append(["It is answered" + (level.map { ": " + $0.meaning } ?? "")])
            sections += statements.map { ["SQL: \($0.purpose)"] + $0.lines.map { "  " + $0 } }
        }
        return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    /// The explanation for a program.
    package var json: JSONValue {
        var value: JSONValue = [
            "answered": .bool(refusal == nil), "outline": .array(outline.map(JSONValue.string)),
        ]
        value["level"] = level.map { .string($0.rawValue) }
        if let refusal {
            value["status"] = .number(JSONNumber(refusal.status))
            value["message"] = .string(refusal.message)
            value["body"] = .string(refusal.body)
            value["advice"] = .array(advice.map(JSONValue.string))
        } else {
            value["statements"] = .array(
                statements.map { statement in
                    [
                        "purpose": .string(statement.purpose), "sql": .string(statement.sql),
                        "arguments": .array(statement.arguments.map(JSONValue.string)),
                    ]
                }
            )
        }
        return value
    }

    /// Path and options in words.
    private var outline: [String] {
        guard let path else { return [] }
        let options = options?.outline ?? ""
        return [path.outline] + options.split(separator: "\n").map { "  " + $0 }
    }
}

extension QueryExplanation.Refusal {
    fileprivate var lines: [String] {
        ["It is refused: \(status)"] + messages.uniqued.map { "  " + $0 } + ["", "The body"]
            + body.split(separator: "\n").map { "  " + $0 }
    }
}

extension [String] {
    /// Without what an earlier line says already.
    fileprivate var uniqued: [String] {
        enumerated().filter { index, line in
            !prefix(index).contains { $0.hasSuffix(line) }
        }.map(\.element)
    }
}

extension EvidenceLevel {
    /// Where the proof for what is answered at the level comes from.
    fileprivate var meaning: String {
        switch self {
        case .confirmed: "this was measured on a live instance (confirmed)"
        case .documented: "Creatio documents this (documented)"
        case .assumed: "nobody has shown that Creatio does this (assumed)"
        }
    }
}

extension QueryExplanation.Statement {
    /// The clauses of the statement, each with its arguments beside it.
    fileprivate var lines: [String] {
        var rest = arguments[...]
        return clauses.flatMap { clause in
            let values = rest.prefix(clause.count { $0 == "?" })
            rest = rest.dropFirst(values.count)
            let lines = Self.folded(clause)
            guard let last = lines.last, !values.isEmpty else { return lines }
            return lines.dropLast() + [last + "  -- " + values.joined(separator: ", ")]
        }
    }

    /// The outermost clauses; a subquery stays in the line of what it belongs to.
    private var clauses: [String] {
        var clauses: [String] = []
        var depth = 0
        for word in sql.split(separator: " ").map(String.init) {
            if depth == 0, Self.clauseWords.contains(word) || clauses.isEmpty {
                clauses.append(word)
            } else {
                clauses[clauses.count - 1] += " " + word
            }
            depth += word.count { $0 == "(" } - word.count { $0 == ")" }
        }
        return clauses
    }

    private static let clauseWords: Set = ["FROM", "LEFT", "WHERE", "ORDER", "LIMIT"]

    private static let width = 90

    /// Lines that fit a terminal, cut behind commas, `AND` and `OR`.
    private static func folded(_ clause: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in clause.split(separator: " ") {
            let mayEnd = line.last == "," || line.hasSuffix(" AND") || line.hasSuffix(" OR")
            if mayEnd, line.count + word.count > width {
                lines.append(line)
                line = "   "
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
