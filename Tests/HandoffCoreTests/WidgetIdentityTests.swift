import Foundation
import HTTPTypes
import JSON
import Simulation
import Synchronization
import Testing
import WidgetProtocol
import Wire

@testable import HandoffCore

@Suite struct `Identity` {
    @Test func `one unverified address in two browsers has two histories`() throws {
        let harness = try CoreHarness()
        let lists = try harness.simulator.run {
            let home = try await harness.visitor(email: "ada@example.com")
            let work = try await harness.visitor(email: "Ada@Example.com")
            let session = try await harness.session(of: home, externalID: "home")
            return try await [
                harness.sessions(externalID: "home", as: home).map(\.id) == [session],
                harness.sessions(externalID: "work", as: work).isEmpty,
            ]
        }
        #expect(lists == [true, true])
    }

    @Test func `a verified address does not open what was said unverified, nor the reverse`() throws
    {
        let harness = try CoreHarness()
        let lists = try harness.simulator.run {
            let said = try await harness.visitor(email: "ada@example.com")
            _ = try await harness.session(of: said, externalID: "home")
            let proven = try await harness.verifiedVisitor(email: "ada@example.com")
            _ = try await harness.session(of: proven, externalID: "work")
            return try await [
                harness.sessions(externalID: "work", as: said),
                harness.sessions(externalID: "elsewhere", as: proven),
            ]
        }
        #expect(lists == [[], []])
    }

    @Test func `a visitor who says who they are takes this browser's conversations along`() throws {
        let harness = try CoreHarness()
        let (ids, list, poll) = try harness.simulator.run {
            let anonymous = try await harness.visitor()
            let closed = try await harness.session(of: anonymous)
            _ = try await harness.post(
                .resolveSession,
                as: anonymous,
                ["session_id": .string(closed)]
            )
            let open = try await harness.session(of: anonymous)
            let ada = try await harness.visitor(email: "ada@example.com")
            let list = try await harness.sessions(as: ada)
            return ([open, closed], list.map(\.id), try await harness.poll(open, as: ada))
        }
        #expect(list == ids)
        #expect(poll.history.map(\.type) == [.contactDataUpdated])
        #expect(poll.history.map(\.sender.kind) == [.system])
    }

    @Test func `the next person at a browser does not get the last one's conversations`() throws {
        let harness = try CoreHarness()
        let list = try harness.simulator.run {
            let ada = try await harness.visitor(email: "ada@example.com")
            _ = try await harness.session(of: ada)
            let bob = try await harness.verifiedVisitor(email: "bob@example.com")
            return try await harness.sessions(as: bob)
        }
        #expect(list == [])
    }

    @Test func `what changes about a visitor is noted in the open conversation, once`() throws {
        let harness = try CoreHarness()
        let types = try harness.simulator.run {
            let ada = try await harness.verifiedVisitor(email: "ada@example.com")
            let session = try await harness.session(of: ada)
            for phone in ["+44 1", "+44 1"] {
                _ = try await harness.call(
                    .post,
                    WidgetEndpoint.authenticateUser.path(),
                    token: CoreHarness.organisationKey,
                    body: ["email": "ada@example.com", "phone": .string(phone)]
                )
            }
            return try await harness.poll(session, as: ada).history.map(\.type)
        }
        #expect(types == [.contactDataUpdated])
    }

    @Test(arguments: ["customData", "custom_data"])
    func `what a backend says about a user reaches the AI`(spelling: String) throws {
        let parrot = Parrot()
        let harness = try CoreHarness { _ in parrot }
        try harness.simulator.run {
            let user = try await harness.call(
                .post,
                "/backend/widget/authenticate-user",
                token: CoreHarness.organisationKey,
                body: [
                    "email": " ada@example.com ", "name": "Ada", "phone": "+44 1",
                    "language": "en", "avatar_url": "https://x.example/a.png",
                    spelling: ["plan": "gold"], "chat_context": "Has a refund open.",
                    "http_action_overrides": ["headers": ["X-Shop": "7"]],
                ]
            )
            #expect(user.status == .created)
            let token = try #require(try JSONValue.parse(user.body)["token"]?.text)
            let session = try await harness.session(of: token)
            _ = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
        }
        let turn = try #require(parrot.heard)
        #expect(
            turn.contact
                == AutopilotTurn.Contact(
                    name: "Ada",
                    email: "ada@example.com",
                    isVerified: true,
                    customData: ["plan": "gold"],
                    phone: "+44 1"
                )
        )
        #expect(turn.language == "en")
        #expect(turn.chatContext == "Has a refund open.")
        #expect(turn.actionAdditions.overrides == ["headers": ["X-Shop": "7"]])
    }

    @Test func `a token with access to more than the chat expires after an hour`() throws {
        let harness = try CoreHarness()
        let statuses = try harness.simulator.run {
            let user = try await harness.call(
                .post,
                WidgetEndpoint.authenticateUser.path(),
                token: CoreHarness.organisationKey,
                body: ["email": "ada@example.com", "mcp_access": ["account_id": "a"]]
            )
            let token = try #require(try JSONValue.parse(user.body)["token"]?.text)
            var statuses: [Int] = []
            for seconds in [3599, 1] {
                try await harness.simulator.clock.sleep(for: .seconds(seconds))
                let list = try await harness.call(.get, "/backend/widget/v2/sessions", token: token)
                statuses.append(list.status.code)
            }
            return statuses
        }
        #expect(statuses == [200, 401])
    }

    @Test func `another organisation's token is refused, although the same key signed it`() throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            let signer = ContactTokenSigner(key: Secret("signing-key"), organisation: "org-2")
            let token = try signer.token(
                for: ContactID(rawValue: "c"),
                isVerified: true,
                issuedAt: Simulator.beginning
            )
            return try await harness.call(.get, "/backend/widget/v2/sessions", token: token)
        }
        #expect(answer.status == .unauthorized)
        #expect(
            try JSONValue.parse(answer.body)["message"]
                == "the contact token belongs to another organisation"
        )
    }
}

/// Remembers what it was told.
private final class Parrot: Autopilot {
    private let turns = Mutex<[AutopilotTurn]>([])

    var heard: AutopilotTurn? { turns.withLock { $0.last } }

    func answer(_ turn: AutopilotTurn) -> AutopilotAnswer {
        turns.withLock { $0.append(turn) }
        return AutopilotAnswer(text: "Hi")
    }
}
