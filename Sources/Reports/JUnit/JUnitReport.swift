package import Fidelity
package import Scenarios
package import YAML

/// The report for continuous integration: JUnit XML, as the servers that read it agree on it.
///
/// One suite a folder, one case a scenario; the reason stands in the attribute `message`, the
/// whole story in the element's text.
package struct JUnitReport: Sendable {
    private let index: LedgerIndex?

    /// - Parameter index: The ledger, for what each scenario relied on; nil where there is none.
    package init(index: LedgerIndex? = nil) {
        self.index = index
    }

    /// The whole document.
    ///
    /// - Parameters:
    ///   - results: What became of the scenarios that were run.
    ///   - mistakes: What is wrong in the files that could not be read; each file is a case that
    ///     ended in an error.
    /// - Returns: The XML.
    package func xml(of results: [ScenarioResult], mistakes: [YAMLMistake] = []) -> String {
        let cases =
            results.map { (file: $0.file, element: element(of: $0)) }
            + Dictionary(grouping: mistakes, by: \.position.file)
            .sorted { $0.key < $1.key }
            .map { (file: $0.key, element: element(of: $0.value, in: $0.key)) }
        let suites = Dictionary(grouping: cases) { Self.folder(of: $0.file) }
            .sorted { $0.key < $1.key }
            .map { folder, cases in suite(folder, cases.map(\.element)) }
        var root = XMLElement("testsuites", ["name": "handrail"])
        root.children = suites
        return XMLElement.declaration + root.text() + "\n"
    }

    private func suite(_ folder: String, _ cases: [XMLElement]) -> XMLElement {
        var suite = XMLElement(
            "testsuite",
            [
                "name": folder,
                "tests": "\(cases.count)",
                "failures": "\(cases.count { $0.has("failure") })",
                "errors": "\(cases.count { $0.has("error") })",
            ]
        )
        suite.children = cases
        return suite
    }

    private func element(of result: ScenarioResult) -> XMLElement {
        var element = XMLElement(
            "testcase",
            [
                "classname": Self.folder(of: result.file),
                "name": result.name,
                "file": result.file,
                "time": result.elapsed.inSeconds,
            ]
        )
        var properties = XMLElement("properties")
        properties.children = [
            ("seed", "\(result.seed)"), ("transport", "\(result.transport)"),
            ("virtual seconds", result.duration.inSeconds), ("trace", result.digest),
        ]
        .map(Self.property)
        if let index {
            properties.children += RelianceReport(of: [result], on: index).properties
                .map(Self.property)
        }
        element.children.append(properties)
        if let line = result.failures.lazy.compactMap(\.line).first {
            element.attributes["line"] = "\(line)"
        }
        element.children += result.failures.map { failure in
            XMLElement(
                "failure",
                ["message": "\(failure.subject.title): \(failure.message)", "type": failure.type],
                text: ConsoleReport().story(of: failure)
            )
        }
        return element
    }

    private static func property(name: String, value: String) -> XMLElement {
        XMLElement("property", ["name": name, "value": value])
    }

    private func element(of mistakes: [YAMLMistake], in file: String) -> XMLElement {
        var element = XMLElement(
            "testcase",
            ["classname": Self.folder(of: file), "name": file, "file": file]
        )
        element.children = [
            XMLElement(
                "error",
                ["message": mistakes.first?.description ?? "", "type": "mistake"],
                text: ConsoleReport().text(of: mistakes)
            )
        ]
        return element
    }

    private static func folder(of file: String) -> String {
        let parts = file.split(separator: "/").dropLast()
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }
}

extension Failure {
    fileprivate var line: Int? {
        guard case .step(_, let position) = subject else { return nil }
        return differences.lazy.compactMap(\.position?.line).first ?? position.line
    }

    fileprivate var type: String {
        switch subject {
        case .given: "given"
        case .step: "step"
        case .invariant: "invariant"
        case .run: "run"
        }
    }
}

extension Duration {
    /// Seconds with three digits behind the point.
    fileprivate var inSeconds: String {
        let milliseconds = components.attoseconds / 1_000_000_000_000_000
        let digits = String(milliseconds)
        return "\(components.seconds)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
