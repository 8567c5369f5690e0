import Contracts
import JSON
import Wire

/// The report of a check in the Common Test Report Format.
enum CheckCTRF {
    static func json(of report: CheckReport) -> JSONValue {
        let moment = JSONValue.number(JSONNumber(Int(report.checkedAt.microseconds / 1000)))
        let count = { (outcome: CheckResult.Outcome) in
            JSONValue.number(JSONNumber(report.count(outcome)))
        }
        return [
            "reportFormat": "CTRF",
            "specVersion": "0.0.0",
            "results": [
                "tool": ["name": "handrail check"],
                "summary": [
                    "tests": .number(JSONNumber(report.results.count)),
                    "passed": count(.passed), "failed": count(.failed),
                    "skipped": count(.skipped), "pending": 0, "other": count(.unknown),
                    "start": moment, "stop": moment,
                ],
                "tests": .array(report.results.map(test)),
            ],
        ]
    }

    private static func test(_ result: CheckResult) -> JSONValue {
        var test: JSONValue = [
            "name": .string(result.name),
            // What a single check took is not measured.
            "duration": 0,
            "status": .string(result.outcome == .unknown ? "other" : result.outcome.rawValue),
            "rawStatus": .string(result.outcome.rawValue),
            "suite": [.string(result.check.group.rawValue)],
            "message": .string(result.fact),
        ]
        if let remedy = result.remedy { test["extra"] = ["remedy": .string(remedy)] }
        return test
    }
}
