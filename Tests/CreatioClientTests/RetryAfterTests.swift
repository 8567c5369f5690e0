import CreatioClient
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `Retry-After` {
    /// The simulated world begins on Monday, 5 January 2026, at 09:00:00.
    @Test(arguments: [
        ("120", Duration.seconds(120)), ("0", .zero),
        ("Mon, 05 Jan 2026 09:05:00 GMT", .seconds(300)),
        ("Mon, 05 Jan 2026 08:00:00 GMT", .zero),
    ])
    func `tells how long Creatio wants to be left alone`(header: String, wait: Duration) throws {
        let error = try failure(status: .tooManyRequests, header: header)
        #expect(error == .busy(call: "'POST Case'", status: 429, retryAfter: wait))
        #expect(error.isTransient)
        #expect(!error.mayHaveHappened)
    }

    @Test(arguments: ["", "soon", "-5", "12.5", "99999999999"])
    func `in other words is not heard`(header: String) throws {
        let error = try failure(status: .tooManyRequests, header: header)
        #expect(error.retryAfter == nil)
        #expect(error.isTransient)
    }

    @Test func `of an unavailable server leaves open whether something happened`() throws {
        let error = try failure(status: .serviceUnavailable, header: "60")
        #expect(error.retryAfter == .seconds(60))
        #expect(error.mayHaveHappened)
    }

    @Test func `of another status means nothing`() throws {
        let error = try failure(status: .badRequest, header: "60")
        #expect(error.retryAfter == nil)
    }

    @Test func `of the identity service is heard too`() throws {
        let answer = try self.answer(status: .tooManyRequests, header: "30")
        let creatio = ScriptedCreatio(identity: { _ in answer }) { _ in .noContent }
        let error = try #require(failure(creatio))
        #expect(error.retryAfter == .seconds(30))
    }

    private func failure(status: HTTPResponse.Status, header: String) throws -> CreatioError {
        let answer = try answer(status: status, header: header)
        return try #require(failure(ScriptedCreatio { _ in answer }))
    }

    private func answer(status: HTTPResponse.Status, header: String) throws -> WireResponse {
        var answer = WireResponse(status: status)
        answer.headers[try #require(HTTPField.Name("Retry-After"))] = header
        return answer
    }

    private func failure(_ creatio: ScriptedCreatio) -> CreatioError? {
        #expect(throws: CreatioError.self) {
            try creatio.run { client, _ in try await client.create("Case", [:]) }
        }
    }
}
