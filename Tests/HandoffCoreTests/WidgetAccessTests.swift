import Foundation
import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

@Suite struct `Widget access` {
    @Test func `a preflight is answered without tokens and names every header`() throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            await harness.core.responder.respond(
                to: try WireRequest(
                    .options,
                    "https://api.open.cx" + WidgetEndpoint.sendMessage.path(),
                    headers: [.origin: "https://shop.example"]
                )
            )
        }
        #expect(answer.status == .noContent)
        #expect(answer.headers[.accessControlAllowOrigin] == "*")
        #expect(
            answer.headers[.accessControlAllowHeaders]
                == "authorization, content-type, x-bot-token"
        )
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/backend/widget/v2/sessions", 401),
        (.get, "/backend/widget/v2/nothing", 404),
        (.post, "/backend/creatio/webhook/wrong", 404),
        (.get, "/sessions/x", 401),
    ])
    func `every refusal may be read by the page`(
        method: HTTPRequest.Method,
        path: String,
        status: Int
    ) throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run { try await harness.call(method, path) }
        #expect(answer.status.code == status)
        #expect(answer.headers[.accessControlAllowOrigin] == "*")
    }

    @Test func `another contact's session is not found`() throws {
        let harness = try CoreHarness()
        let statuses = try harness.simulator.run {
            let ada = try await harness.visitor()
            let bob = try await harness.visitor()
            let session = try await harness.session(of: ada)
            let poll = try await harness.call(
                .get,
                WidgetEndpoint.poll.path(session: session),
                token: bob
            )
            let sent = try await harness.send("Hi", uuid: "u", to: session, as: bob)
            let resolved = try await harness.call(
                .post,
                WidgetEndpoint.resolveSession.path(),
                token: bob,
                body: ["session_id": .string(session)]
            )
            return [poll, sent, resolved].map(\.status.code)
        }
        #expect(statuses == [404, 404, 404])
    }

    @Test func `a page with a wrong widget token gets nothing`() throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            await harness.core.responder.respond(
                to: try WireRequest(
                    .get,
                    "https://api.open.cx" + WidgetEndpoint.config.path(),
                    headers: [HTTPField.Name(WidgetName.botTokenHeader)!: "other"]
                )
            )
        }
        #expect(answer.status == .unauthorized)
        #expect(try JSONValue.parse(answer.body)["message"] == "Invalid widget token")
    }

    @Test func `the sessions of a browser go to the contact who identifies there`() throws {
        let harness = try CoreHarness()
        let lists = try harness.simulator.run {
            let anonymous = try await harness.visitor()
            _ = try await harness.session(of: anonymous, externalID: "browser-1")
            _ = try await harness.session(of: anonymous, externalID: "browser-2")
            let ada = try await harness.verifiedVisitor(email: "ada@example.com")
            let path = WidgetEndpoint.sessions.path()
            let filters = "?filters=%7B%22external_id%22%3A%22browser-1%22%7D"
            let claimed = try await harness.call(.get, path + filters, token: ada)
            let all = try await harness.call(.get, path, token: ada)
            return try [claimed, all].map {
                try WidgetJSON.decode(SessionList.self, from: $0.body).items
            }
        }
        #expect(lists.map(\.count) == [1, 1])
        #expect(lists[0].first?.isVerified == true)
    }

    @Test func `an uploaded file is given back to whoever has its link`() throws {
        let harness = try CoreHarness()
        let (answer, file) = try harness.simulator.run {
            let token = try await harness.visitor()
            let answer = try await harness.upload("bill \"1\".txt", type: "text/plain", as: token)
            let link = try #require(try JSONValue.parse(answer.body)["fileUrl"]?.text)
            let file = await harness.core.responder.respond(to: try WireRequest(.get, link))
            return (try JSONValue.parse(answer.body), file)
        }
        #expect(answer["fileName"] == "bill \"1\".txt")
        #expect(file.text == "42")
        #expect(file.headers[.contentType] == "text/plain")
        #expect(
            file.headers[.contentDisposition] == "inline; filename*=UTF-8''bill%20%221%22%2Etxt"
        )
    }

    @Test(arguments: [
        ("big.pdf", "application/pdf", WidgetName.fileSizeLimit, 201),
        ("big.pdf", "application/pdf", WidgetName.fileSizeLimit + 1, 413),
        ("huge.pdf", "application/pdf", WidgetName.fileSizeLimit * 2, 413),
        ("run.exe", "application/x-msdownload", 3, 415), ("page.png", "text/html", 3, 415),
        ("photo.webp", "image/webp", 3, 201), ("notes.txt", "text/plain", 3, 201),
    ])
    func `an upload is measured by size and kind`(
        name: String,
        type: String,
        size: Int,
        status: Int
    ) throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            let token = try await harness.visitor()
            return try await harness.upload(
                name,
                type: type,
                bytes: Data(count: size),
                as: token
            )
        }
        #expect(answer.status.code == status)
        #expect(answer.headers[.accessControlAllowOrigin] == "*")
    }

    @Test(arguments: ["/backend/widget/v2/nothing", "/nowhere"])
    func `a preflight of an address that does not exist is answered, and the call has a body`(
        path: String
    ) throws {
        let harness = try CoreHarness()
        let (preflight, answer) = try harness.simulator.run {
            let preflight = await harness.core.responder.respond(
                to: try WireRequest(.options, "https://api.open.cx" + path)
            )
            return (preflight, try await harness.call(.post, path, body: [:]))
        }
        #expect(preflight.status == .noContent)
        #expect(preflight.headers[.accessControlAllowOrigin] == "*")
        #expect(answer.status == .notFound)
        #expect(try WidgetJSON.decode(ErrorBody.self, from: answer.body).statusCode == 404)
    }
}
