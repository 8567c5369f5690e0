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
            case .webhook: try await listen(on: &bench)
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
        let secrets = [
            Secret(settings.integration.clientSecret), settings.webhook?.listener.address.token,
        ]
        .compactMap(\.self)
        return CheckReport(
            instanceURL: settings.integration.instanceURL,
            clientID: settings.integration.clientID,
            checkedAt: environment.now(),
            results: shown.map { result in secrets.reduce(result) { $0.hiding($1) } }
        )
    }

    /// Nothing is written to an instance that is not right as far as reading tells: it would fail
    /// for the same reason, and might leave something behind.
    private func write(on bench: inout CheckBench) async throws {
        guard let plan = settings.plan else { return }
        guard let fault = bench.fault(in: [.metadata, .rows, .rights]) else {
            return try await WriteChecks.run(plan, on: &bench)
        }
        for check in [CheckID.create, .update, .texts, .defaults, .status, .cleanup] {
            bench.skip(check, "nothing was written: '\(fault.check.rawValue)' failed")
        }
    }

    /// No rep is asked for anything, and nothing made, where something before it is wrong.
    private func listen(on bench: inout CheckBench) async throws {
        guard let plan = settings.webhook else { return }
        guard let fault = bench.fault(in: [.metadata, .rows, .rights, .write]) else {
            return try await WebhookChecks.run(plan, on: &bench)
        }
        WebhookChecks.skipRest(because: fault.check, on: &bench)
    }

    /// Whether the check belongs to this run.
    private func isMade(_ check: CheckID) -> Bool {
        switch check.group {
        case .write: settings.plan != nil
        case .webhook: settings.webhook != nil
        case .reach, .oauth, .metadata, .rows, .rights, .limits: true
        }
    }
}
