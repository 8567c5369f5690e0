import CreatioClient
import Foundation
import HTTPTypes
import Wire

/// Whether the business processes tell the core of replies and closures, and of nothing else.
enum WebhookChecks {
    static func run(_ plan: WebhookPlan, on bench: inout CheckBench) async throws {
        let reach = try await reach(of: plan, bench)
        if case .elsewhere(let fact) = reach {
            bench.fail(.publicURL, fact)
            return skipRest(because: .publicURL, on: &bench)
        }
        guard let active = try await activeProcesses(plan, on: &bench) else {
            bench.report(reach, plan)
            return skipRest(because: .process, on: &bench)
        }
        var stage = try WebhookStage(plan: plan, bench: bench)
        do {
            try await stage.play()
        } catch let error as CreatioError {
            bench.leaveOpen(.signal, "\(error)")
        }
        try await stage.cleanUp(on: &bench)
        bench.report(reach, plan)
        guard let story = stage.story else {
            if !bench.hasTold(of: .signal) {
                bench.leaveOpen(.signal, "nobody made a case '\(plan.marker)'")
            }
            return skipRest(because: .signal, on: &bench)
        }
        guard !bench.hasFailed(.publicURL) else {
            return skipRest(because: .publicURL, on: &bench)
        }
        WebhookFindings(story: story, plan: plan, active: active).report(on: &bench)
    }

    /// What is not told yet is not told any more.
    static func skipRest(because cause: CheckID, on bench: inout CheckBench) {
        for check in CheckID.allCases
        where check.group == .webhook && !bench.hasTold(of: check) {
            bench.skip(check, "not looked at: '\(cause.rawValue)' is not passed")
        }
    }

    // MARK: - The address

    /// Whether the public address leads to the listener.
    enum Reach: Equatable {
        case here
        case elsewhere(String)
        /// It cannot be reached from this machine, which need not mean that Creatio cannot.
        case unknown(String)
    }

    private static func reach(of plan: WebhookPlan, _ bench: CheckBench) async throws -> Reach {
        let id = bench.environment.makeID()
        let shown = plan.listener.address.shown
        do {
            let probe = try WireRequest(.get, plan.listener.probe(id))
            let answer = try await bench.transport.send(probe)
            return answer.body == Data(id.utf8)
                ? .here
                : .elsewhere("'\(shown)' answers \(answer.status.code), and it is not this check")
        } catch let error as TransportError {
            return .unknown("\(error)")
        } catch let error as DeadlineExceeded {
            return .unknown("'\(shown)': \(error)")
        }
    }

    // MARK: - The library

    /// Looks for the processes whose names are said.
    ///
    /// - Returns: Those that are active; nil where one is not, so that no call can come.
    private static func activeProcesses(
        _ plan: WebhookPlan,
        on bench: inout CheckBench
    ) async throws -> Set<String>? {
        let processes = ProcessRecords(client: try bench.client, model: bench.model)
        var active: Set<String> = []
        var isComplete = true
        for subject in WebhookSubject.allCases {
            guard let name = subject.process(in: plan),
                let listing = try await processes.listing(of: name)
            else { continue }
            switch listing {
            case .active: active.insert(name)
            case .inactive:
                bench.fail(.process, "'\(name)' is not active", subject: subject.rawValue)
                isComplete = false
            case .missing:
                bench.fail(.process, "there is no process '\(name)'", subject: subject.rawValue)
                isComplete = false
            }
        }
        return isComplete ? active : nil
    }
}

extension CheckBench {
    fileprivate mutating func report(_ reach: WebhookChecks.Reach, _ plan: WebhookPlan) {
        switch reach {
        case .here: pass(.publicURL, "'\(plan.listener.address.shown)' leads here")
        case .elsewhere(let fact): fail(.publicURL, fact)
        case .unknown(let fact):
            if plan.listener.count > 0 {
                pass(.publicURL, "calls come, though not from this machine")
            } else {
                fail(.publicURL, fact)
            }
        }
    }

    fileprivate func hasFailed(_ check: CheckID) -> Bool {
        results.contains { $0.check == check && $0.outcome == .failed }
    }
}
