package import Scenarios
package import YAML

/// The report for people at a terminal: a line for each scenario, the whole story for one that
/// failed, and the count at the end.
package struct ConsoleReport: Sendable {
    private let style: ConsoleStyle
    private let creatio: String?

    /// - Parameters:
    ///   - style: How the report is emphasised.
    ///   - creatio: The folder of the instance that the scenarios are played on; nil for a new one.
    package init(style: ConsoleStyle = .plain, creatio: String? = nil) {
        self.style = style
        self.creatio = creatio
    }

    /// What is printed when a scenario has ended, without a line break at the end.
    package func text(of result: ScenarioResult) -> String {
        let verdict = result.hasPassed ? style.good("ok  ") : style.bad("FAIL")
        let line = "\(verdict)  \(result.name)" + style.faint("  \(facts(of: result))")
        guard !result.hasPassed else { return line }
        let stories = result.failures.map { story(of: $0) }
        return ([line] + stories + [indented("again: \(replay(of: result))")])
            .joined(separator: "\n\n") + "\n"
    }

    /// What is printed for the files that could not be read.
    package func text(of mistakes: [YAMLMistake]) -> String {
        mistakes.map { mistake in
            "\(mistake.position): \(mistake.message)"
        }
        .joined(separator: "\n")
    }

    /// The last line.
    package func summary(of results: [ScenarioResult]) -> String {
        let passed = results.count(where: \.hasPassed)
        return "\(passed) passed, \(results.count - passed) failed"
    }

    private func facts(of result: ScenarioResult) -> String {
        "(\(result.exchangeCount) exchanges, \(result.duration.rounded), "
            + "trace \(result.digest.prefix(12)))"
    }

    /// The command that plays the scenario again in the same way.
    private func replay(of result: ScenarioResult) -> String {
        let transport = result.transport == .memory ? "" : " --transport \(result.transport)"
        let creatio = creatio.map { " --creatio \($0.asArgument)" } ?? ""
        return "swift run handrail run \(result.file.asArgument) --seed \(result.seed)"
            + transport + creatio
    }

    func story(of failure: Failure) -> String {
        var parts = [style.strong(failure.subject.title), failure.message]
        parts += failure.differences.map { DifferenceText(difference: $0, style: style).text }
        if !failure.exchanges.isEmpty {
            let exchanges = failure.exchanges.map { ExchangeText(exchange: $0).text }
            parts.append("last exchanges\n" + exchanges.map(indented).joined(separator: "\n"))
        }
        return indented(parts.joined(separator: "\n"))
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "      " + $0 }
            .joined(separator: "\n")
    }
}

extension String {
    /// The text as one argument of a shell.
    fileprivate var asArgument: String {
        contains(" ") ? "'\(self)'" : self
    }
}

extension Failure.Subject {
    /// What failed, with its place.
    package var title: String {
        switch self {
        case .given: "given"
        case .step(let text, let position): "\(position): \(text)"
        case .invariant(let number, let statement): "invariant \(number): \(statement)"
        case .run: "the run"
        }
    }
}

extension Duration {
    /// Whole milliseconds below a second, tenths of a second above.
    fileprivate var rounded: String {
        let milliseconds =
            components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        guard milliseconds >= 1000 else { return "\(milliseconds) ms" }
        return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    }
}
