import FakeCreatio
import Foundation
import HTTPTypes
import Simulation
import Synchronization
import Wire

/// A web service that notes what it is told, and answers from a list.
final class ScriptedService: Responder {
    /// What it does with one request.
    enum Answer: Sendable {
        case status(Int)
        /// It answers after so long, with 200.
        case late(Duration)
    }

    private struct State {
        var answers: [Answer]
        var calls: [String] = []
    }

    private let state: Mutex<State>
    private let environment: Environment

    /// - Parameters:
    ///   - answers: What it does with each request; 200 when the list is at its end.
    ///   - environment: Whose clock it reads.
    init(_ answers: [Answer], _ environment: Environment) {
        state = Mutex(State(answers: answers))
        self.environment = environment
    }

    /// One line for each request: the second in which it came, and its body.
    var calls: [String] { state.withLock(\.calls) }

    func respond(to request: WireRequest) async -> WireResponse {
        let second = environment.now().iso8601(fractionDigits: 0).dropFirst(14).dropLast()
        let answer = state.withLock { state in
            state.calls.append("\(second) \(String(decoding: request.body, as: UTF8.self))")
            return state.answers.isEmpty ? .status(200) : state.answers.removeFirst()
        }
        switch answer {
        case .status(let code): return WireResponse(status: .init(code: code))
        case .late(let duration):
            // A sleep that is cut short answers early, which nobody waits for.
            try? await environment.clock.sleep(for: duration)
            return WireResponse(status: .ok)
        }
    }
}

extension Bench {
    /// Puts a scripted service where the webhook of the tests leads.
    func attachWebhook(_ answers: [ScriptedService.Answer] = []) -> ScriptedService {
        let service = ScriptedService(answers, environment)
        network.attach(service, at: "api.open.cx")
        return service
    }

    /// Runs the body while the instance works in the background, then waits until it is idle.
    func withBackground<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await instance.run() }
            let value = try await body()
            while await instance.pendingProcessRuns > 0 {
                try await environment.clock.sleep(for: .milliseconds(100))
            }
            group.cancelAll()
            return value
        }
    }
}
