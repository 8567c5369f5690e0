import HandoffCore
import JSON
import Synchronization
import Wire

/// The AI of a stage: the one that `given` names, with everything that it answered on record.
final class StagedAI: Sendable {
    typealias Given = (session: SessionID, answer: AutopilotAnswer)

    /// What the `ai` steps speak through.
    let script: ScriptedAutopilot
    private let given: GivenAI
    private let record = Mutex<[Given]>([])

    init(_ given: GivenAI) {
        self.given = given
        script = ScriptedAutopilot(level: given.level)
    }

    /// The answers that the core was given, in order.
    var answers: [Given] { record.withLock { $0 } }

    /// What answers at the endpoint's authority; nil where the AI is no endpoint.
    var endpoint: (any Responder)? {
        given.endpoint.map { _ in AIEndpoint(script: script) }
    }

    /// The AI as the core gets it.
    ///
    /// - Parameter environment: The core's.
    /// - Returns: One that writes down what it answers.
    /// - Throws: `AddressError`, never for an address of the stage.
    func autopilot(_ environment: Environment) throws -> any Autopilot {
        let next: any Autopilot
        if let rules = given.rules {
            next = RuleAutopilot(rules: rules)
        } else if let endpoint = given.endpoint {
            next = HTTPAutopilot(endpoint: try endpoint.value(), environment: environment)
        } else {
            next = script
        }
        return RecordedAutopilot(next: next) { session, answer in
            self.record.withLock { $0.append((session, answer)) }
        }
    }
}

/// An AI whose answers are written down.
private struct RecordedAutopilot: Autopilot {
    let next: any Autopilot
    let record: @Sendable (SessionID, AutopilotAnswer) -> Void

    func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        let answer = try await next.answer(turn)
        record(turn.session, answer)
        return answer
    }

    func execute(_ action: ActionRequest) async throws -> JSONValue? {
        try await next.execute(action)
    }
}
