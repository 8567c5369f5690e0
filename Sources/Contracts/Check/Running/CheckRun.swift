import HandoffCore
package import Wire

/// Checks an instance against what the core needs of a Creatio: `handrail check`.
///
/// The groups run in their order, and what depends on something that failed is skipped, so that a
/// mistake is named alone.
package struct CheckRun: Sendable {
    private let settings: CheckSettings
    private let contract: Contract
    private let environment: Environment

    package init(
        settings: CheckSettings,
        contract: Contract,
        environment: Environment
    ) {
        self.settings = settings
        self.contract = contract
        self.environment = environment
    }

    /// Runs all checks.
    ///
    /// - Returns: What they found.
    /// - Throws: `AddressError` for an address that no request can be sent to;
    ///   `CancellationError`.
    package func report() async throws -> CheckReport {
        _ = try Address(settings.integration.instanceURL)
        var bench = CheckBench(
            settings: settings,
            contract: contract,
            environment: environment
        )
        for group in CheckGroup.allCases where bench.closedGate == nil {
            switch group {
            case .reach: try await ReachChecks.run(on: &bench)
            case .oauth: try await OAuthChecks.run(on: &bench)
            case .metadata: try await MetadataChecks.run(on: &bench)
            case .rows: try await RowChecks.run(on: &bench)
            case .rights: try await RightChecks.run(on: &bench)
            case .limits: try await LimitChecks.run(on: &bench)
            case .write: try await write(on: &bench)
            }
        }
        if let gate = bench.closedGate {
            let reported = Set(bench.results.map(\.check))
            for check in CheckID.allCases where !reported.contains(check) && isMade(check) {
                bench.skip(check, "not looked at: '\(gate.rawValue)' failed")
            }
        }
        let shown = bench.results.filter { result in
            settings.symptom.map { $0.checks.contains(result.check) || result.check.isGate } ?? true
        }
        // What answers may echo what it was sent.
        let secret = Secret(settings.integration.clientSecret)
        return CheckReport(
            instanceURL: settings.integration.instanceURL,
            clientID: settings.integration.clientID,
            checkedAt: environment.now(),
            results: shown.map { $0.hiding(secret) }
        )
    }

    /// Nothing is written to an instance that is not right as far as reading tells: it would fail
    /// for the same reason, and might leave something behind.
    private func write(on bench: inout CheckBench) async throws {
        guard let plan = settings.plan else { return }
        let groups: [CheckGroup] = [.metadata, .rows, .rights]
        let fault = bench.results.first {
            $0.outcome == .failed && groups.contains($0.check.group)
        }
        guard let fault else { return try await WriteChecks.run(plan, on: &bench) }
        for check in [CheckID.create, .update, .texts, .defaults, .status, .cleanup] {
            bench.skip(check, "nothing was written: '\(fault.check.rawValue)' failed")
        }
    }

    /// Whether the check belongs to this run.
    private func isMade(_ check: CheckID) -> Bool {
        check.group != .write || settings.plan != nil
    }
}
