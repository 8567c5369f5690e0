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

    private func perform(_ start: ProcessStart) async {
        let caller = WebServiceCaller(environment: environment)
        let report: WebServiceCaller.Report
        do {
            report = try await caller.perform(start.call, body: start.body)
        } catch {
            report = WebServiceCaller.Report(outcome: .failed("the instance was stopped"))
        }
        background.finish(start, report, at: environment.now())
        if case .failed(let reason) = report.outcome {
            environment.logger.warning(
                "a business process failed",
                metadata: ["process": "\(start.process)", "reason": "\(reason)"]
            )
        }
    }
}
