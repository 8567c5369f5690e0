import Fidelity
import Foundation
import JSON
import OData

/// Judges the public grammar cases, for the page.
enum GrammarVerdicts {
    /// The file of the cases lies beside the folder of the ledger.
    static let file = "../odata-cases.jsonl"

    /// - Throws: What keeps the file from being read.
    static func tally(beside ledger: String) throws -> GrammarTally {
        let path = URL(filePath: ledger).appending(path: file)
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
        return GrammarTally(try lines.map { verdict(on: try JSONValue.parse(String($0))) })
    }

    private static func verdict(on value: JSONValue) -> GrammarTally.Verdict {
        let isValid = value["valid"]?.truth ?? false
        let input = value["input"]?.text ?? ""
        return GrammarTally.Verdict(
            features: value["features"]?.elements?.compactMap(\.text) ?? [],
            isWithinSurface: value["subset"]?.truth ?? false,
            isRight: GrammarRule(named: value["rule"]?.text ?? "").map { rule in
                takes(input, by: rule) == isValid
            }
        )
    }

    private static func takes(_ input: String, by rule: GrammarRule) -> Bool {
        do {
            try rule.check(input)
            return true
        } catch {
            return false
        }
    }
}
