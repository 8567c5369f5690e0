import Contracts
import Wire

/// The report of a check as one page that needs no other file: what a partner sends to support.
enum CheckPage {
    private static let style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; \
        padding: 0 1rem; color: #1c2430; background: #fff; }
        table { border-collapse: collapse; width: 100%; margin-bottom: 1.5rem; }
        td { border-top: 1px solid #d8dee6; padding: .4rem .6rem; vertical-align: top; \
        overflow-wrap: anywhere; }
        td.outcome { width: 5rem; font-weight: 600; }
        td.check { width: 17rem; font-family: ui-monospace, monospace; font-size: 13px; }
        .passed { color: #17693a; } .failed { color: #b3261e; } .unknown { color: #8a5a00; }
        .skipped { color: #5b6673; } .remedy { margin: .3rem 0 0; }
        code { font-size: 12px; overflow-wrap: anywhere; }
        """

    static func html(of report: CheckReport) -> String {
        var head = XMLElement("head")
        head.children = [
            XMLElement("meta", ["charset": "utf-8"]),
            XMLElement(
                "meta",
                ["name": "viewport", "content": "width=device-width, initial-scale=1"]
            ),
            XMLElement("title", text: "Check of \(report.instanceURL)"),
            XMLElement("style", text: style),
        ]
        var body = XMLElement("body")
        body.children = [XMLElement("h1", text: "Check of \(report.instanceURL)")]
        body.children += summary(of: report).map { XMLElement("p", text: $0) }
        for group in CheckGroup.allCases {
            let results = report.results.filter { $0.check.group == group }
            guard !results.isEmpty else { continue }
            var table = XMLElement("table")
            table.children = results.map(row)
            body.children += [XMLElement("h2", text: group.title), table]
        }
        body.children.append(
            XMLElement("code", text: "Digest: sha256:\(CheckDocument(of: report).digest)")
        )
        var root = XMLElement("html", ["lang": "en"])
        root.children = [head, body]
        return "<!DOCTYPE html>\n" + root.text() + "\n"
    }

    private static func summary(of report: CheckReport) -> [String] {
        let counts = CheckResult.Outcome.allCases.map { "\(report.count($0)) \($0.rawValue)" }
        return [
            counts.joined(separator: ", "),
            "Client '\(report.clientID)', checked at "
                + report.checkedAt.iso8601(fractionDigits: 0)
                + ". Secrets and the contents of records are not in this report.",
        ]
    }

    private static func row(of result: CheckResult) -> XMLElement {
        var fact = XMLElement("td")
        fact.children = [XMLElement("div", text: result.fact)]
        if let remedy = result.remedy {
            fact.children.append(XMLElement("p", ["class": "remedy"], text: "→ " + remedy))
        }
        var row = XMLElement("tr")
        row.children = [
            XMLElement(
                "td",
                ["class": "outcome \(result.outcome.rawValue)"],
                text: result.outcome.rawValue
            ),
            XMLElement(
                "td",
                ["class": "check", "title": result.check.title],
                text: result.name
            ),
            fact,
        ]
        return row
    }
}
