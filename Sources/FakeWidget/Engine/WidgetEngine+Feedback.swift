package import JSON
package import WidgetProtocol
import Wire

/// Votes, ratings and checkpoints, and a look at the whole history.
extension WidgetEngine {
    /// The visitor votes on an answer of the AI.
    package func vote(_ action: Vote.Action, on message: String) async -> FeedbackOutcome {
        guard let session else { return .impossible }
        let vote = Vote(action: action, sessionID: session.id, messagePublicID: message)
        return await feedback(.vote, as: VoteAnswer.self, vote)
    }

    /// The visitor rates the conversation; the rating is on the screen before the server has it,
    /// and this version leaves it there even when the server refuses it.
    package func rate(_ score: Int, feedback: String? = nil) async -> FeedbackOutcome {
        guard let session else { return .impossible }
        let id = environment.makeID()
        var rating: [(String, JSONValue)] = [("score", .number(JSONNumber(score)))]
        if let feedback { rating.append(("feedback", .string(feedback))) }
        page.conversation.show(
            VisibleMessage(
                id: id,
                from: .system,
                text: "",
                component: VisibleMessage.Component(
                    name: "csat_submitted",
                    data: JSONValue(members: rating)
                )
            )
        )
        let body = SubmitRating(
            sessionID: session.id,
            score: score,
            feedback: feedback,
            systemMessageUUID: id
        )
        return await self.feedback(.submitRating, as: RatingAnswer.self, body)
    }

    /// A component of the page keeps its state.
    package func checkpoint(_ payload: JSONValue) async -> FeedbackOutcome {
        guard let session else { return .impossible }
        let checkpoint = Checkpoint(sessionID: session.id, payload: payload)
        return await feedback(.checkpoint, as: CheckpointAnswer.self, checkpoint)
    }

    /// A component of the page submits the form of an action that an answer brought.
    ///
    /// This version of the engine leaves it to the page's own code.
    ///
    /// - Returns: What the action answered, or the server's words where it refuses.
    package func execute(_ action: String, of message: String, _ values: JSONValue) async
        -> ActionOutcome
    {
        guard let session else { return .refused(words: "there is no session") }
        let wish = ExecuteAction(
            sessionID: session.id,
            formMessageID: message,
            actionID: action,
            request: .init(bodyParams: values)
        )
        do throws(EngineFault) {
            switch try await calls.post(.executeAction, as: ExecutedAction.self, wish) {
            case .refusal(_, let body):
                // Whatever is no error body is shown as it is.
                let words = (try? JSONValue.parse(body))?["message"]?.text
                return .refused(words: words ?? body)
            case .answer(let answer, let breach):
                note(breach, at: .executeAction)
                return .executed(response: answer["action"]?["response"] ?? .null)
            }
        } catch {
            log(error, at: .executeAction)
            return .refused(words: error.description)
        }
    }

    /// The whole history of the open conversation, invisible rows too; nil where there is none.
    ///
    /// This version of the engine does not ask for it; earlier ones did.
    package func history() async -> [HistoryMessage]? {
        guard let session else { return nil }
        do throws(EngineFault) {
            let reply = try await calls.get(
                .history,
                as: [HistoryMessage].self,
                session: session.id
            )
            guard case .answer(let answer, let breach) = reply else { return nil }
            note(breach, at: .history)
            // A breach is noted; the rows are then of no use.
            return try? WidgetJSON.decode(from: answer.serialized())
        } catch {
            log(error, at: .history)
            return nil
        }
    }

    private func feedback<Published: Decodable>(
        _ endpoint: WidgetEndpoint,
        as published: Published.Type,
        _ body: some Encodable
    ) async -> FeedbackOutcome {
        do throws(EngineFault) {
            switch try await calls.post(endpoint, as: published, body) {
            case .refusal(let status, _):
                return .refused(status: status)
            case .answer(let answer, let breach):
                note(breach, at: endpoint)
                if answer["success"]?.truth == true { return .taken }
                return .notTaken(reason: answer["reason"]?.text)
            }
        } catch {
            log(error, at: endpoint)
            return .unanswered
        }
    }
}
