import Foundation
import JSON
import OData

/// One of the public grammar cases of `Fixtures/odata-cases.jsonl`.
struct GrammarCase {
    let id: String
    let rule: String
    let input: String
    let isValid: Bool
    /// Whether the case is within Creatio's practical surface.
    let isInSubset: Bool
    let level: String

    static func all() throws -> [GrammarCase] {
        try lines(of: "odata-cases.jsonl").map { line in
            let value = try JSONValue.parse(line)
            return GrammarCase(
                id: value["id"]?.text ?? "",
                rule: value["rule"]?.text ?? "",
                input: value["input"]?.text ?? "",
                isValid: value["valid"]?.truth ?? false,
                isInSubset: value["subset"]?.truth ?? false,
                level: value["level"]?.text ?? ""
            )
        }
    }

    /// The ids of the cases that are judged otherwise on purpose.
    static func judgedOtherwise() throws -> [String] {
        try lines(of: "odata-cases-otherwise.txt").filter { !$0.hasPrefix("#") }
            .map { String($0.prefix { $0 != " " }) }
    }

    private static func lines(of name: String) throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// Whether the case is judged as it says; nil where its rule is none that is judged.
    var isJudgedRight: Bool? {
        GrammarRule(named: rule).map { rule in
            do {
                try rule.check(input)
                return isValid
            } catch {
                return !isValid
            }
        }
    }
}
