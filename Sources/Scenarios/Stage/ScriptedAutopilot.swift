import HandoffCore
import JSON
import WidgetProtocol

/// The AI of a scenario: each question waits until an `ai:` step answers it.
actor ScriptedAutopilot: Autopilot {
    private struct Question {
        let number: Int
        let text: String
        let answer: AsyncStream<AutopilotAnswer>.Continuation
    }

    private var waiting: [SessionID: Question] = [:]
    private var asked: [SessionID: Int] = [:]
    /// What actions answer when a page executes them.
    private var offers: [SessionID: [String: JSONValue]] = [:]
    /// The answers that were given, in order.
    private(set) var given: [(session: SessionID, answer: AutopilotAnswer)] = []

    func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        let (answers, desk) = AsyncStream<AutopilotAnswer>.makeStream()
        let number = questions(in: turn.session) + 1
        asked[turn.session] = number
        waiting[turn.session] = Question(
            number: number,
            text: turn.messages.last?.text ?? "",
            answer: desk
        )
        for await answer in answers { return answer }
        // Called off: a later question stands in its place, or nothing is to be answered.
        if waiting[turn.session]?.number == number { waiting[turn.session] = nil }
        throw CancellationError()
    }

    func execute(_ action: ActionRequest) -> JSONValue? {
        offers[action.session]?[action.action.actionName]
    }

    /// Executes an action from now on.
    func offer(_ action: String, answering result: JSONValue, in session: SessionID?) {
        guard let session else { return }
        offers[session, default: [:]][action] = result
    }

    /// How often an answer was asked for in the session.
    func questions(in session: SessionID?) -> Int {
        session.flatMap { asked[$0] } ?? 0
    }

    /// Forgets the messages that wait, because who asked is no more.
    func forgetQuestions() {
        for question in waiting.values { question.answer.finish() }
        waiting = [:]
    }

    /// Answers the message that waits.
    ///
    /// - Throws: `StepFailure` where none does.
    func give(_ answer: AutopilotAnswer, in session: SessionID?) throws {
        guard let session, let question = waiting.removeValue(forKey: session) else {
            throw StepFailure(
                "the AI has nothing to answer: no message of the visitor waits for it"
            )
        }
        given.append((session, answer))
        question.answer.yield(answer)
        question.answer.finish()
    }

    /// The messages that no step has answered, in the order of their words.
    var unanswered: [String] { waiting.values.map(\.text).sorted() }
}
