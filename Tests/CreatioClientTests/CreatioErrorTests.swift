import CreatioClient
import Foundation
import HTTPTypes
import JSON
import OData
import Simulation
import Testing
import Wire

@Suite struct `Creatio error` {
    private func failure(_ creatio: ScriptedCreatio) -> CreatioError? {
        #expect(throws: CreatioError.self) {
            try creatio.run { client, _ in try await client.create("Case", ["Subject": "private"]) }
        }
    }

    private func failure(answer: WireResponse) -> CreatioError? {
        failure(ScriptedCreatio { _ in answer })
    }

    @Test func `a refusal tells the deepest message`() {
        let refusal = ODataError.failure([
            .init(message: "outer"),
            .init(message: "23503: insert or update on table \"Case\" violates foreign key"),
        ])
        let error = failure(answer: .json(refusal.body, status: .internalServerError))
        #expect(
            error?.description
                == "Creatio refuses 'POST Case' (500: 23503: insert or update on table \"Case\""
                + " violates foreign key)"
        )
        #expect(error?.isRefusal == true)
        #expect(error?.isTransient == false)
        #expect(error?.mayHaveHappened == true)
    }

    @Test(arguments: [
        (HTTPResponse.Status.badRequest, false), (.forbidden, false), (.notFound, false),
        (.requestTimeout, true), (.tooManyRequests, true), (.internalServerError, true),
        (.serviceUnavailable, true),
    ])
    func `a refusal is transient by its status`(status: HTTPResponse.Status, transient: Bool) {
        let error = failure(answer: .json(ODataError(status: 0, message: "m").body, status: status))
        #expect(error?.isRefusal == true)
        #expect(error?.isTransient == transient)
    }

    @Test func `a page is no answer`() {
        let error = failure(answer: .page("<html><title>Welcome</title></html>"))
        #expect(
            error?.description
                == "the answer to 'POST Case' is not OData but 200 with 'text/html'; check that"
                + " 'https://acme.creatio.com' is the address of the Creatio instance"
        )
        #expect(error?.mayHaveHappened == true)
    }

    @Test(arguments: [
        WireResponse.json([1, 2]), .json(["value": 1]), WireResponse(status: .ok),
        WireResponse(status: .movedPermanently, headers: [.location: "https://elsewhere.example"]),
    ])
    func `rows are asked for and something else comes`(answer: WireResponse) {
        let creatio = ScriptedCreatio { _ in answer }
        let error = #expect(throws: CreatioError.self) {
            try creatio.run { client, _ in try await client.query("Case") }
        }
        #expect(
            error
                == .notOData(
                    call: "'GET Case'",
                    status: answer.status.code,
                    contentType: answer.headers[.contentType] ?? "no content type",
                    instanceURL: "https://acme.creatio.com"
                )
        )
    }

    @Test func `nobody there means that nothing has happened`() {
        let error = failure(
            ScriptedCreatio { throw TransportError.unreachable(authority: $0.authority) }
        )
        #expect(
            error
                == .unreachable(
                    "'POST Case' had no effect: nothing answers at 'acme.creatio.com'; is the"
                        + " address right and the server running?"
                )
        )
        #expect(error?.mayHaveHappened == false)
        #expect(error?.isTransient == true)
    }

    @Test func `a lost connection leaves the outcome unknown`() {
        let error = failure(
            ScriptedCreatio {
                throw TransportError.connectionLost(authority: $0.authority, reason: "reset")
            }
        )
        #expect(
            error?.description
                == "what became of 'POST Case' is unknown: the connection to 'acme.creatio.com'"
                + " ended before the answer came (reset); read before it is repeated"
        )
        #expect(error?.mayHaveHappened == true)
        #expect(error?.isTransient == true)
    }

    @Test func `an answer is waited for no longer than 100 seconds`() throws {
        let creatio = ScriptedCreatio { _ in .noContent }
        let (error, waited) = try creatio.run(
            travelTime: {
                $0.method == .post && $0.authority == "acme.creatio.com" ? .seconds(9_999) : .zero
            }
        ) { client, clock in
            let error = await #expect(throws: CreatioError.self) {
                try await client.create("Case", [:])
            }
            return (error, clock.now.sinceBeginning)
        }
        #expect(
            error
                == .outcomeUnknown(
                    "what became of 'POST Case' is unknown: 'acme.creatio.com' gave no answer"
                        + " within 100.0 seconds"
                )
        )
        #expect(waited == .seconds(100))
    }

    @Test func `without a token nothing has happened, whatever the reason`() {
        let error = failure(
            ScriptedCreatio(
                identity: {
                    throw TransportError.connectionLost(authority: $0.authority, reason: "x")
                },
                service: { _ in .noContent }
            )
        )
        #expect(error?.mayHaveHappened == false)
        #expect(error?.isAuthentication == false)
    }

    @Test func `an identity service that is down does not blame the credentials`() {
        let error = failure(
            ScriptedCreatio(
                identity: { _ in WireResponse(status: .serviceUnavailable) },
                service: { _ in .noContent }
            )
        )
        #expect(
            error
                == .unreachable(
                    "'https://acme-is.creatio.com/connect/token' answered 503 instead of a token"
                )
        )
    }

    @Test func `a page at the token address is told from wrong credentials`() {
        let error = failure(
            ScriptedCreatio(
                identity: { _ in .page("<html>Login</html>") },
                service: { _ in .noContent }
            )
        )
        #expect(
            error?.description
                == "'https://acme-is.creatio.com/connect/token' gave no token (status 200, no"
                + " token in it); check Client ID and Client Secret, and that this is the address"
                + " of the identity service, on the cloud"
                + " https://<instance>-is.creatio.com/connect/token"
        )
    }

    @Test func `a secret that is echoed is hidden, and so is what was written`() {
        let refused = failure(
            ScriptedCreatio(
                identity: { _ in .json(["error": "bad s3cr&t here"], status: .badRequest) },
                service: { _ in .noContent }
            )
        )
        #expect(refused?.description.contains("s3cr&t") == false)
        #expect(refused?.isAuthentication == true)
        let lost = failure(
            ScriptedCreatio { throw TransportError.unreachable(authority: $0.authority) }
        )
        #expect(lost?.description.contains("private") == false)
    }
}
