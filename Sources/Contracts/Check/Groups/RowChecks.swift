import CreatioClient
import Foundation
import HandoffCore
import JSON
import OData

/// Whether the records are there that the settings name, as *Test & Save* looks at them.
enum RowChecks {
    /// The checks that look at one setting each, with the object whose record it names.
    private static let settings: [(check: CheckID, label: SettingsLabel, object: String)] = [
        (.owner, .owner, "Contact"), (.group, .group, "SysAdminUnit"),
        (.resolvedStatus, .resolvedStatus, "CaseStatus"), (.origin, .origin, "CaseOrigin"),
        (.activityType, .activityType, "ActivityType"),
        (.activityCategory, .activityCategory, "ActivityCategory"),
        (.replyTypes, .replyTypes, "ActivityType"),
    ]

    static func run(on bench: inout CheckBench) async throws {
        let problems = bench.integration.writtenProblems
        let probe = SettingsProbe(client: try bench.client, settings: bench.integration)
        for (check, label, object) in settings {
            let written = problems.filter { $0.label == label }
            for problem in written { bench.fail(check, problem.message) }
            guard written.isEmpty else { continue }
            guard !bench.lacks(object) else {
                bench.skip(check, "there is no object '\(object)'")
                continue
            }
            try await add(probe, label, as: check, to: &bench)
        }
        let own = Set(settings.map(\.label) + [.fields])
        for problem in problems where !own.contains(problem.label) {
            bench.fail(.settings, problem.message, subject: problem.setting)
        }
        if problems.allSatisfy({ own.contains($0.label) }) {
            bench.pass(.settings, "nothing is wrong with them")
        }
        try await fields(probe, problems.filter { $0.label == .fields }, on: &bench)
        try await stockRows(on: &bench)
    }

    private static func add(
        _ probe: SettingsProbe,
        _ label: SettingsLabel,
        as check: CheckID,
        to bench: inout CheckBench
    ) async throws {
        do {
            let findings = try await probe.findings(on: label)
            for finding in findings { bench.add(finding, as: check) }
            if findings.isEmpty { bench.skip(check, "'\(label.rawValue)' is not set") }
        } catch let error as CreatioError {
            bench.leaveOpen(check, "\(error)")
        }
    }

    // MARK: - Fields

    private static func fields(
        _ probe: SettingsProbe,
        _ written: [SettingsProblem],
        on bench: inout CheckBench
    ) async throws {
        for problem in written {
            bench.fail(.fields, problem.message, subject: problem.setting)
        }
        guard !bench.integration.fields.isEmpty else {
            for check in [CheckID.fields, .language, .labels] {
                bench.skip(check, "no field is mapped")
            }
            return
        }
        let findings: [SettingsFinding]
        do {
            findings = try await probe.findings(on: .fields)
        } catch let error as CreatioError {
            for check in [CheckID.fields, .language, .labels] { bench.leaveOpen(check, "\(error)") }
            return
        }
        for finding in findings where finding.aspect == .record {
            bench.add(finding, as: .fields, subject: finding.setting)
        }
        try await labels(findings.filter { $0.aspect == .label }, on: &bench)
    }

    /// Labels are compared in the language of the user as whom the application acts, which
    /// nothing tells but the names of rows that every Creatio has (creatio.md section 3.1).
    private static func labels(
        _ findings: [SettingsFinding],
        on bench: inout CheckBench
    ) async throws {
        guard !findings.isEmpty else {
            bench.skip(.language, "no label depends on it")
            bench.skip(.labels, "no dropdown lists its values")
            return
        }
        if findings.contains(where: { $0.standing == .wrong }),
            let name = try await nameOfTask(bench), name != "Task"
        {
            let misses = findings.filter { $0.standing == .wrong }.map(\.message)
            bench.fail(
                .language,
                "the user reads '\(name)' where English has 'Task', and "
                    + misses.joined(separator: "; ")
            )
            bench.skip(.labels, "they are not in the user's language")
            return
        }
        bench.pass(.language, "the labels were looked for in it")
        for finding in findings { bench.add(finding, as: .labels, subject: finding.setting) }
    }

    /// What the user reads for the activity type Task; nil where it cannot be read.
    private static func nameOfTask(_ bench: CheckBench) async throws -> String? {
        guard let id = UUID(uuidString: bench.integration.activityTypeID) else { return nil }
        var options = QueryOptions()
        options.select = [["Name"]]
        do {
            return try await bench.client.read("ActivityType", id: id, options)?["Name"]?.text
        } catch is CreatioError {
            // The rights tell that it cannot be read.
            return nil
        }
    }

    // MARK: - Rows of every Creatio

    private static func stockRows(on bench: inout CheckBench) async throws {
        var options = QueryOptions()
        options.select = [["Id"]]
        var isWhole = true
        for row in bench.requirements.rows where !bench.lacks(row.object) {
            guard let id = UUID(uuidString: row.id) else { continue }
            do {
                guard try await bench.client.read(row.object, id: id, options) == nil else {
                    continue
                }
                bench.fail(
                    .stockRows,
                    "there is no \(row.object) '\(row.id)'",
                    subject: row.object
                )
            } catch let error as CreatioError {
                bench.leaveOpen(.stockRows, "\(error)", subject: row.object)
            }
            isWhole = false
        }
        if isWhole { bench.pass(.stockRows, "all \(bench.requirements.rows.count)") }
    }
}

extension CheckBench {
    fileprivate mutating func add(
        _ finding: SettingsFinding,
        as check: CheckID,
        subject: String? = nil
    ) {
        switch finding.standing {
        case .good: pass(check, finding.message, subject: subject)
        case .wrong: fail(check, finding.message, subject: subject)
        case .unclear: leaveOpen(check, finding.message, subject: subject)
        }
    }
}
