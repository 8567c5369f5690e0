package import Contracts

/// The report of a check for people at a terminal: a table by group, and the counts at its end.
package struct CheckConsole: Sendable {
    private let style: ConsoleStyle

    package init(style: ConsoleStyle = .plain) {
        self.style = style
    }

    /// The whole report; its last line has the counts.
    package func text(of report: CheckReport) -> String {
        let width = report.results.map(\.name.count).max() ?? 0
        let groups = CheckGroup.allCases.compactMap { group -> String? in
            let results = report.results.filter { $0.check.group == group }
            guard !results.isEmpty else { return nil }
            return ([style.strong(group.title)] + results.map { lines(of: $0, width) })
                .joined(separator: "\n")
        }
        return (groups + [counts(of: report)]).joined(separator: "\n\n")
    }

    private func lines(of result: CheckResult, _ width: Int) -> String {
        let name = result.name + String(repeating: " ", count: width - result.name.count)
        let line = "  \(word(for: result.outcome))  \(name)  \(result.fact)"
        let remedy = result.remedy.map { "\n           → \($0)" } ?? ""
        return line + remedy
    }

    private func word(for outcome: CheckResult.Outcome) -> String {
        switch outcome {
        case .passed: style.good("ok     ")
        case .failed: style.bad("FAIL   ")
        case .unknown: style.strong("unknown")
        case .skipped: style.faint("skipped")
        }
    }

    private func counts(of report: CheckReport) -> String {
        let skipped = report.count(.skipped)
        let line =
            "\(report.count(.passed)) passed, \(report.count(.failed)) failed"
            + (skipped > 0 ? ", \(skipped) skipped" : "")
        let unknown = report.count(.unknown)
        return unknown > 0 ? "\(unknown) unknown\n" + line : line
    }
}
