import HTTPTypes
import HandoffCore
import JSON
import Wire

/// What people in the OpenCX inbox decide about a conversation.
extension Backoffice {
    enum Assignment: Sendable {
        case handOff(summary: String?)
        case takeOver(name: String, summary: String?)
        case resume

        fileprivate var call: (path: String, body: JSONValue) {
            switch self {
            case .handOff(let summary):
                ("handoff", Self.body([("summary", summary)]))
            case .takeOver(let name, let summary):
                ("take-over", Self.body([("name", name), ("summary", summary)]))
            case .resume:
                ("resume", [:])
            }
        }

        private static func body(_ members: [(String, String?)]) -> JSONValue {
            JSONValue(
                members: members.compactMap { name, text in text.map { (name, .string($0)) } }
            )
        }
    }

    /// - Parameters:
    ///   - assignment: What is decided.
    ///   - session: About which conversation.
    ///   - refusal: What the core is to say instead of doing it; nil where it is to do it.
    /// - Throws: `StepFailure` where the core does not do as it is to.
    func assign(_ assignment: Assignment, session: SessionID, refusal: TextMatch?) async throws {
        let call = assignment.call
        let response = try await send(
            .post,
            "/backend/sessions/\(session)/\(call.path)",
            call.body
        )
        guard let refusal else {
            guard response.isSuccess else {
                throw StepFailure(
                    "the inbox was answered with status \(response.status.code): \(response.text)"
                )
            }
            return
        }
        let message = try? JSONValue.parse(response.body)["message"]?.text
        let said = response.isSuccess ? "done" : message ?? response.text
        guard !response.isSuccess, refusal.matches(said) else {
            throw StepFailure(
                "the inbox was not refused so",
                [Difference("the refusal", expected: refusal.phrase, actual: said)]
            )
        }
    }
}
