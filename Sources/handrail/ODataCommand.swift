import ArgumentParser
import Foundation
import JSON
import OData

struct ODataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "odata",
        abstract: "Says what an OData request means, or whether it is one.",
        subcommands: [ODataExplainCommand.self, ODataParseCommand.self]
    )
}

struct ODataParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Judges texts by the rules of the OASIS grammar of OData 4.01.",
        discussion: """
            One text, with the tree of an expression and the place of a fault:

              handrail odata parse filter "\\$filter=Contact/Name eq 'O''Neil'"
              handrail odata parse odataRelativeUri "Case?\\$top=5&\\$orderby=CreatedOn desc"

            Many, a line of JSON each in and out, in the same order:

              echo '{"id":1,"rule":"boolCommonExpr","input":"a eq 1"}' | \\
                handrail odata parse --json-lines

            An answer is {"id":…,"ok":true}, {"id":…,"ok":false}, or {"id":…,"unsupported":true} \
            for a rule that is none of a request, such as those of headers. Beyond the grammar it \
            is judged what no model could make good: types of literals that do not fit, unknown \
            functions, an option given twice. The exit status is 1 for a text that is not good, \
            and 2 for what cannot be judged.
            """
    )

    @Flag(help: "Read lines {\"id\",\"rule\",\"input\"}, write lines {\"id\",\"ok\"}.")
    var jsonLines = false

    @Argument(help: "The rule of the grammar, for example filter, odataRelativeUri, commonExpr.")
    var rule: String?

    @Argument(help: "The text, percent-encoded or not.")
    var text: String?

    func validate() throws {
        guard jsonLines == (rule == nil), jsonLines == (text == nil) else {
            throw ValidationError("Give either --json-lines, or a rule and a text.")
        }
    }

    func run() throws {
        guard let rule, let text else { return try judgeLines() }
        try judge(text, by: rule)
    }

    private func judge(_ text: String, by name: String) throws {
        guard let rule = GrammarRule(named: name) else {
            StandardError.print("'\(name)' is no rule that is judged here. These are:")
            StandardError.print(GrammarRule.allCases.map(\.rawValue).joined(separator: " "))
            throw ExitStatus.notUsable
        }
        do {
            try rule.check(text)
        } catch {
            StandardOutput.print("not good: \(error.message)")
            throw ExitStatus.failed
        }
        StandardOutput.print("good")
        if let tree = rule.tree(of: text) { StandardOutput.print(tree.outline) }
    }

    /// Answers line by line; what is no question is said to be so, and the rest still answered.
    private func judgeLines() throws {
        var number = 0
        var faults = 0
        while let line = readLine() {
            number += 1
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            do {
                StandardOutput.print(try GrammarQuestion(line: line).answer.description)
            } catch {
                faults += 1
                StandardError.print("line \(number): \(error)")
            }
        }
        if faults > 0 { throw ExitStatus.notUsable }
    }
}

/// One line of `odata parse --json-lines`.
private struct GrammarQuestion {
    let id: JSONValue
    let rule: String
    let input: String

    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    init(line: String) throws {
        let value = try JSONValue.parse(line)
        guard value.members != nil else { throw Fault(description: "this is no JSON object") }
        guard let id = value["id"] else { throw Fault(description: "\"id\" is missing") }
        guard let rule = value["rule"]?.text else {
            throw Fault(description: "\"rule\" is missing, or no string")
        }
        guard let input = value["input"]?.text else {
            throw Fault(description: "\"input\" is missing, or no string")
        }
        (self.id, self.rule, self.input) = (id, rule, input)
    }

    var answer: JSONValue {
        guard let rule = GrammarRule(named: rule) else {
            return ["id": id, "unsupported": true]
        }
        do {
            try rule.check(input)
            return ["id": id, "ok": true]
        } catch {
            return ["id": id, "ok": false]
        }
    }
}
