import CreatioClient
import FakeCreatio
import FakeWidget
import HandoffCore
import Simulation

/// Plays a scenario on a stage that is set.
struct Performance {
    let stage: Stage
    /// What holds at the end beside the invariants of the catalogue.
    let invariants: [any Invariant]

    /// Two intervals of the widget's polling and the way of an answer: what was sent has been
    /// seen by then.
    private static let afterglow = Duration.seconds(25)

    /// Plays from the first step to the last invariant.
    ///
    /// - Returns: What went wrong; empty where all is well.
    func play() async -> [Failure] {
        await withTaskGroup(of: Failure?.self) { group in
            group.addTask { await self.background() }
            var failures = await perform()
            group.cancelAll()
            for await failure in group {
                if let failure { failures.append(failure) }
            }
            return failures
        }
    }

    private func background() async -> Failure? {
        do {
            try await stage.run()
            return nil
        } catch is CancellationError {
            return nil
        } catch {
            // A party that stops because the run is over may word it in its own way.
            return Task.isCancelled ? nil : Failure(.run, "a party stopped: \(error)")
        }
    }

    private func perform() async -> [Failure] {
        do {
            try await stage.prepare()
        } catch {
            return [failure(.given, error)]
        }
        for step in stage.scenario.steps {
            stage.recorder.begin(step: step.text)
            do {
                try await step.action.run(on: stage)
            } catch {
                return [failure(.step(step.text, at: step.position), error)]
            }
        }
        let unanswered = await stage.autopilot.unanswered
        guard unanswered.isEmpty else {
            let words = unanswered.map { "'\($0)'" }.joinedAsChoice
            return [failure(.run, StepFailure("no 'ai' step answered the message \(words)"))]
        }
        let idle = stage.network.idleTargets
        guard idle.isEmpty else {
            let words = idle.map { "'\($0)'" }.joined(separator: ", ")
            return [
                failure(.run, StepFailure("no request came that a fault could strike: \(words)"))
            ]
        }
        return await judge()
    }

    /// Lets everything come to rest and checks the invariants.
    private func judge() async -> [Failure] {
        do {
            try await rest()
            let evidence = try await EvidenceCollector(stage: stage).evidence()
            return (InvariantCatalogue.all + invariants).flatMap { invariant in
                invariant.violations(in: evidence).map { violation in
                    failure(
                        .invariant(number: invariant.number, statement: invariant.statement),
                        StepFailure(violation)
                    )
                }
            }
        } catch {
            return [failure(.run, error)]
        }
    }

    private func rest() async throws {
        try stage.heal()
        let end = stage.clock.now.advanced(by: OutboxDrains.limit)
        while try await stage.pendingWork > 0, stage.clock.now < end {
            try await stage.clock.sleep(for: .seconds(1))
        }
        try await stage.clock.sleep(for: Self.afterglow)
    }

    private func failure(_ subject: Failure.Subject, _ error: any Error) -> Failure {
        let step = error as? StepFailure
        return Failure(
            subject,
            step?.message ?? "\(error)",
            differences: step?.differences ?? [],
            exchanges: LastExchanges.that(matterIn: stage.recorder.trace.exchanges)
        )
    }
}

extension Stage {
    /// What is still to be done: by the core, and by Creatio's business processes.
    var pendingWork: Int {
        get async throws {
            let processes = await creatio.pendingProcessRuns
            return try await core.running.pendingWork + processes
        }
    }
}
