import Contracts
import Crypto
import Foundation
import JSON
import Wire

/// The report of a check as JSON, with the digest of all the rest as its last member.
struct CheckDocument {
    /// The digest that the report says of itself: SHA-256 of the document without it.
    let digest: String
    let value: JSONValue

    init(of report: CheckReport) {
        var value: JSONValue = [
            "tool": "handrail check",
            "instanceUrl": .string(report.instanceURL),
            "clientId": .string(report.clientID),
            "checkedAt": .string(report.checkedAt.iso8601(fractionDigits: 0)),
            "verdict": .string(report.verdict.word),
            "counts": JSONValue(
                members: CheckResult.Outcome.allCases.map { outcome in
                    (outcome.rawValue, .number(JSONNumber(report.count(outcome))))
                }
            ),
            "results": .array(report.results.map(\.json)),
        ]
        let hash = SHA256.hash(data: value.serialized())
        digest = hash.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
        value["digest"] = .string("sha256:" + digest)
        self.value = value
    }
}

extension CheckReport.Verdict {
    /// The word for the whole.
    var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .outOfReach: "out of reach"
        case .unknown: "unknown"
        }
    }
}

extension CheckResult {
    /// The check and the one thing that it is about.
    var name: String { subject.map { "\(check.rawValue) (\($0))" } ?? check.rawValue }

    fileprivate var json: JSONValue {
        var value: JSONValue = [
            "check": .string(check.rawValue),
            "group": .string(check.group.rawValue),
            "title": .string(check.title),
        ]
        if let subject { value["subject"] = .string(subject) }
        value["outcome"] = .string(outcome.rawValue)
        value["fact"] = .string(fact)
        if let remedy { value["remedy"] = .string(remedy) }
        let symptoms = Symptom.allCases.filter { $0.checks.contains(check) }
        value["symptoms"] = .array(symptoms.map { .string($0.rawValue) })
        return value
    }
}

extension JSONValue {
    /// The value as a text of its own.
    var serializedText: String { String(decoding: serialized(), as: UTF8.self) + "\n" }
}
