import Contracts
import Wire

/// The report of a check as JUnit XML: a suite for each group, a case for each result.
///
/// JUnit knows no unknown: one is a skipped case that says so, and the command's exit status tells
/// the difference.
struct CheckJUnit {
    func xml(of report: CheckReport) -> String {
        var root = XMLElement("testsuites", ["name": "handrail check"])
        root.children = CheckGroup.allCases.compactMap { group in
            let results = report.results.filter { $0.check.group == group }
            return results.isEmpty ? nil : suite(group, results, at: report.checkedAt)
        }
        return XMLElement.declaration + root.text() + "\n"
    }

    private func suite(_ group: CheckGroup, _ results: [CheckResult], at moment: Timestamp)
        -> XMLElement
    {
        let cases = results.map(element)
        var suite = XMLElement(
            "testsuite",
            [
                "name": group.rawValue,
                "tests": "\(cases.count)",
                "failures": "\(cases.count { $0.has("failure") })",
                "errors": "0",
                "skipped": "\(cases.count { $0.has("skipped") })",
                "timestamp": moment.iso8601(fractionDigits: 0),
            ]
        )
        suite.children = cases
        return suite
    }

    private func element(of result: CheckResult) -> XMLElement {
        var element = XMLElement(
            "testcase",
            ["classname": result.check.group.rawValue, "name": result.name]
        )
        switch result.outcome {
        case .passed: break
        case .failed:
            element.children = [
                XMLElement(
                    "failure",
                    ["message": result.fact, "type": result.check.rawValue],
                    text: result.check.remedy
                )
            ]
        case .unknown:
            element.children = [XMLElement("skipped", ["message": "unknown: \(result.fact)"])]
        case .skipped:
            element.children = [XMLElement("skipped", ["message": result.fact])]
        }
        return element
    }
}
