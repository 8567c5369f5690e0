import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

@Suite struct `Feedback` {
    @Test func `an answer of the AI is voted on, and the last vote counts`() throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let (answer, view, before, after) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            let sent = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            let id = try JSONValue.parse(sent.body)["autopilotResponse"]?["id"] ?? .null
            let before = try await harness.poll(session, as: token)
            var answer = JSONValue.null
            for action in ["upvote", "downvote"] {
                answer = try await harness.post(
                    .vote,
                    as: token,
                    [
                        "action": .string(action), "sessionId": .string(session),
                        "messagePublicId": id,
                    ]
                )
            }
            let view = try await harness.call(
                .get,
                "/sessions/\(session)",
                token: CoreHarness.organisationKey
            )
            return (
                answer, try JSONValue.parse(view.body), before,
                try await harness.poll(session, as: token)
            )
        }
        #expect(answer["success"] == true)
        #expect(answer["messagePublicId"]?.text == before.history.last?.publicID)
        #expect(view["transcript"]?.elements?.last?["vote"] == "downvote")
        #expect(before == after)
    }

    @Test(arguments: ["u-1", "no such message"])
    func `nothing but an answer of the AI is voted on`(id: String) throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let status = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            let body: JSONValue = [
                "action": "upvote", "sessionId": .string(session), "messagePublicId": .string(id),
            ]
            return try await harness.call(
                .post,
                WidgetEndpoint.vote.path(),
                token: token,
                body: body
            ).status.code
        }
        #expect(status == 404)
    }

    @Test func `a rating is asked for, given once, and comes back with the id that was sent`()
        throws
    {
        let harness = try CoreHarness()
        let (answers, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            var answers = [try await harness.rate(session, 4, uuid: "R-0", as: token)]
            _ = try await harness.askForRating(session, .post)
            _ = try await harness.askForRating(session, .post)
            for uuid in ["R-1", "R-1", "R-2"] {
                answers.append(try await harness.rate(session, 4, uuid: uuid, as: token))
            }
            return (answers, try await harness.poll(session, as: token))
        }
        #expect(
            answers == [
                ["success": false, "reason": "request_cancelled"], ["success": true],
                ["success": true], ["success": false, "reason": "rescore_locked"],
            ]
        )
        #expect(poll.history.map(\.type) == [.csatRequested, .csatSubmitted])
        #expect(
            poll.history.map(\.systemMessagePayload) == [
                .csatRequested, .csatSubmitted(score: 4, feedback: "Quick."),
            ]
        )
        #expect(poll.history.last?.publicID == "R-1")
    }

    @Test func `a question that was taken back is not answered`() throws {
        let harness = try CoreHarness()
        let (words, answer, types) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            var words: [JSONValue?] = []
            for method in [HTTPRequest.Method.post, .delete, .delete] {
                words.append(try await harness.askForRating(session, method)["status"])
            }
            let answer = try await harness.rate(session, 1, uuid: "R-1", as: token)
            return (words, answer, try await harness.poll(session, as: token).history.map(\.type))
        }
        #expect(words == ["requested", "cancelled", "cancelled"])
        #expect(answer == ["success": false, "reason": "request_cancelled"])
        #expect(types == [.csatRequested, .csatRequestCancelled])
    }

    @Test(arguments: [0, 6])
    func `a score outside the scale is refused`(score: Int) throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            return try await harness.rate(session, score, uuid: "R-1", as: token)
        }
        #expect(answer["statusCode"] == 400)
        #expect(answer["message"]?.text == "'score' is \(score); it must be from 1 to 5")
    }

    @Test func `who has no key asks for no rating`() throws {
        let harness = try CoreHarness()
        let status = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            return try await harness.call(.post, "/backend/sessions/\(session)/csat", token: token)
                .status.code
        }
        #expect(status == 401)
    }
}

extension CoreHarness {
    fileprivate func rate(_ session: String, _ score: Int, uuid: String, as token: String)
        async throws -> JSONValue
    {
        let answer = try await post(
            .submitRating,
            as: token,
            [
                "session_id": .string(session), "score": .number(JSONNumber(score)),
                "feedback": "Quick.", "system_message_uuid": .string(uuid),
            ]
        )
        // Parsed from sorted text, so that order says nothing.
        return answer["reason"].map { ["success": answer["success"] ?? .null, "reason": $0] }
            ?? answer
    }

    fileprivate func askForRating(_ session: String, _ method: HTTPRequest.Method) async throws
        -> JSONValue
    {
        let answer = try await call(
            method,
            "/backend/sessions/\(session)/csat",
            token: Self.organisationKey
        )
        return try JSONValue.parse(answer.body)
    }
}
