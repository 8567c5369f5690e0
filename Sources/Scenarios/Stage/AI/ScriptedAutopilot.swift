import HandoffCore
import JSON
import WidgetProtocol

/// The AI of a scenario: each question waits until an `ai:` step answers it.
///
/// It answers inside the core or, just so, behind an endpoint.
actor ScriptedAutopilot: Autopilot {
    /// What a step gives to the message that waits.
    enum Reply: Sendable {
        case answer(AutopilotAnswer)
        /// A wish to hand off, which the level of the scenario grants or not.
        case wish(HandoffWish)
        case failure(String)
        /// What an endpoint answers instead of an answer.
        case raw(status: Int, body: String)
    }

    private struct Question {
        let number: Int
        let text: String
        let reply: AsyncStream<Reply>.Continuation
    }

    private let policy: HandoffPolicy
    private var waiting: [SessionID: Question] = [:]
    private var asked: [SessionID: Int] = [:]
    /// What actions answer when a page executes them.
    private var offers: [SessionID: [String: JSONValue]] = [:]
    /// What the AI was told with the last message, as an endpoint is told it.
    private(set) var lastQuestion: JSONValue?

    init(level: HandoffPolicy.Level) {
        policy = HandoffPolicy(level: level)
    }

    func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        let question = turn.json(messageLimit: turn.messages.count)
        switch try await reply(to: question, in: turn.session) {
        case .answer(let answer): return answer
        case .wish(let wish): return policy.answer(wish, in: turn)
        case .failure(let reason), .raw(_, let reason): throw ScriptedFailure(description: reason)
        }
    }

    /// Waits until a step answers.
    ///
    /// - Throws: `CancellationError` when nobody waits for the answer any more.
    func reply(to question: JSONValue, in session: SessionID) async throws -> Reply {
        let (replies, desk) = AsyncStream<Reply>.makeStream()
        let number = questions(in: session) + 1
        asked[session] = number
        lastQuestion = question
        let last = question["messages"]?.elements?.last?["text"]?.text
        waiting[session] = Question(number: number, text: last ?? "", reply: desk)
        for await reply in replies { return reply }
        // Called off: a later question stands in its place, or nothing is to be answered.
        if waiting[session]?.number == number { waiting[session] = nil }
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
        for question in waiting.values { question.reply.finish() }
        waiting = [:]
    }

    /// Answers the message that waits.
    ///
    /// - Throws: `StepFailure` where none does.
    func give(_ reply: Reply, in session: SessionID?) throws {
        guard let session, let question = waiting.removeValue(forKey: session) else {
            throw StepFailure(
                "the AI has nothing to answer: no message of the visitor waits for it"
            )
        }
        question.reply.yield(reply)
        question.reply.finish()
    }

    /// The messages that no step has answered, in the order of their words.
    var unanswered: [String] { waiting.values.map(\.text).sorted() }
}

/// The AI fails because the scenario says so.
private struct ScriptedFailure: Error, CustomStringConvertible {
    let description: String
}
