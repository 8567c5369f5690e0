import Logging
import Wire

extension CreatioInstance {
    /// Carries out the calls of business processes until the task is cancelled.
    ///
    /// Instances of processes run side by side: nothing is documented about an order between
    /// them (creatio.md section 5.1). What is still at work when the task is cancelled is logged
    /// as failed; what waits, waits for the next call of this function.
    package func run() async {
        let wakeUps = background.wakeUps()
        await withDiscardingTaskGroup { group in
            for await _ in wakeUps {
                while let start = background.takeNext() {
                    group.addTask { await self.perform(start) }
                }
            }
        }
    }

    /// How many instances of processes wait or are at work; 0 when the instance is idle.
    package var pendingProcessRuns: Int { background.pendingCount }

    /// The log of all instances of processes, in the order of their start.
    package var processLog: [ProcessRun] { background.log }

    /// Carries out the processes for which a save waits, one after the other.
    ///
    /// Whoever gives up waiting does not stop them: `run()` goes on with what is left.
    func perform(_ awaited: [ProcessStart]) async {
        for (index, start) in awaited.enumerated() {
            do {
                finish(start, try await report(on: start))
            } catch {
                background.handOver(Array(awaited[index...]))
                return
            }
        }
    }

    private func perform(_ start: ProcessStart) async {
        do {
            finish(start, try await report(on: start))
        } catch {
            finish(start, WebServiceCaller.Report(outcome: .failed("the instance was stopped")))
        }
    }

    /// Calls the web service.
    ///
    /// - Throws: An error only when the task is cancelled.
    private func report(on start: ProcessStart) async throws -> WebServiceCaller.Report {
        try await WebServiceCaller(environment: environment)
            .perform(start.call, body: start.body)
    }

    private func finish(_ start: ProcessStart, _ report: WebServiceCaller.Report) {
        let now = environment.now()
        background.finish(start, report, at: now)
        if case .failed(let reason) = report.outcome {
            environment.logger.warning(
                "a business process failed",
                metadata: ["process": "\(start.process)", "reason": "\(reason)"]
            )
        }
        do {
            try store.write { transaction in
                try ProcessLogRow(transaction: transaction)
                    .finish(start.id, report.outcome, at: now)
            }
        } catch {
            environment.logger.error(
                "the process log could not be written",
                metadata: ["process": "\(start.process)", "error": "\(error)"]
            )
        }
    }
}
