import CreatioClient
import Foundation
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

@Suite struct `Access token` {
    @Test func `is asked for with the client's credentials`() throws {
        let creatio = ScriptedCreatio { _ in .json(["value": []]) }
        _ = try creatio.run { client, _ in try await client.query("Case") }
        let request = try #require(creatio.tokenRequests.first)
        #expect(request.method == .post)
        #expect(request.headers[.contentType] == "application/x-www-form-urlencoded")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "grant_type=client_credentials&client_id=client&client_secret=s3cr%26t"
        )
    }

    @Test func `is kept until a minute before its end`() throws {
        let creatio = ScriptedCreatio { _ in .json(["value": []]) }
        try creatio.run { client, clock in
            _ = try await client.query("Case")
            try await clock.sleep(for: .seconds(3539))
            _ = try await client.query("Case")
            try await clock.sleep(for: .seconds(1))
            _ = try await client.query("Case")
        }
        #expect(
            creatio.calls.map(\.token) == ["Bearer token-1", "Bearer token-1", "Bearer token-2"]
        )
    }

    @Test func `is asked for once, however many calls need it at once`() throws {
        let creatio = ScriptedCreatio(
            identity: { _ in
                await Task.yield()
                return .json(["access_token": "shared", "expires_in": 3600])
            },
            service: { _ in .json(["value": []]) }
        )
        try creatio.run { client, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { _ = try await client.query("Case") } }
                try await group.waitForAll()
            }
        }
        #expect(creatio.tokenRequests.count == 1)
        #expect(creatio.calls.map(\.token) == Array(repeating: "Bearer shared", count: 20))
    }

    @Test func `that is refused fails every call that waits for it, with one request`() throws {
        let creatio = ScriptedCreatio(
            identity: { _ in
                await Task.yield()
                return .json(["error": "invalid_client"], status: .badRequest)
            },
            service: { _ in .json(["value": []]) }
        )
        let failures = try creatio.run { client, clock in
            await withTaskGroup(of: CreatioError?.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        await #expect(throws: CreatioError.self) { try await client.query("Case") }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        let refusal = CreatioError.tokenRefused(
            reason: "invalid_client",
            tokenURL: ScriptedCreatio.tokenAddress
        )
        #expect(failures == Array(repeating: refusal, count: 5))
        #expect(creatio.calls.isEmpty)
    }

    @Test func `is renewed once when the service turns it away`() throws {
        let creatio = ScriptedCreatio { request in
            request.token == "Bearer token-2"
                ? .json(["value": []]) : WireResponse(status: .unauthorized)
        }
        _ = try creatio.run { client, _ in try await client.query("Case") }
        #expect(creatio.calls.map(\.token) == ["Bearer token-1", "Bearer token-2"])
    }

    @Test func `is not renewed a second time`() {
        let creatio = ScriptedCreatio { _ in
            .json(["Message": "Authorization has been denied."], status: .unauthorized)
        }
        #expect(
            throws: CreatioError.notAuthorized(
                call: "'GET Case'",
                message: "Authorization has been denied."
            )
        ) {
            try creatio.run { client, _ in try await client.query("Case") }
        }
        #expect(creatio.calls.count == 2)
        #expect(creatio.tokenRequests.count == 2)
    }

    @Test(arguments: [
        WireResponse(
            status: .found,
            headers: [.location: "/Login/NuiLogin.aspx?ReturnUrl=%2f0%2fodata"]
        ),
        .page(#"<html><script src="/Login/login.js"></script></html>"#),
        .page(#"<html><script>require(["bootstrap.login"])</script></html>"#),
    ])
    func `is renewed when the login page comes instead of an answer`(login: WireResponse) throws {
        let creatio = ScriptedCreatio { request in
            request.token == "Bearer token-2" ? .json(["value": []]) : login
        }
        _ = try creatio.run { client, _ in try await client.query("Case") }
        #expect(creatio.calls.count == 2)
    }

    @Test func `that the cancelled call was asking for is asked for by the next`() throws {
        let creatio = ScriptedCreatio { _ in .json(["value": []]) }
        let tokens = try creatio.run(travelTime: { _ in .seconds(10) }) { client, clock in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // The call that asks gives up after a second; the others are not harmed.
                    await #expect(throws: DeadlineExceeded.self) {
                        try await withDeadline(.seconds(1), clock: clock) {
                            try await client.query("Case")
                        }
                    }
                }
                try await clock.sleep(for: .milliseconds(1))
                group.addTask { _ = try await client.query("Case") }
                try await group.waitForAll()
            }
            return creatio.calls.map(\.token)
        }
        #expect(tokens == ["Bearer token-1"])
    }

    @Test func `is not waited for by a call that is cancelled`() throws {
        let creatio = ScriptedCreatio { _ in .json(["value": []]) }
        try creatio.run(travelTime: { _ in .seconds(10) }) { client, clock in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await client.query("Case") }
                try await clock.sleep(for: .milliseconds(1))
                let begun = clock.now
                await #expect(throws: DeadlineExceeded.self) {
                    try await withDeadline(.seconds(1), clock: clock) {
                        try await client.query("Case")
                    }
                }
                #expect(begun.duration(to: clock.now) == .seconds(1))
                try await group.waitForAll()
            }
        }
        #expect(creatio.calls.count == 1)
    }

    @Test func `of a short life is used for half of it`() throws {
        let creatio = ScriptedCreatio(
            identity: { _ in .json(["access_token": "short", "expires_in": 40]) },
            service: { _ in .json(["value": []]) }
        )
        try creatio.run { client, clock in
            _ = try await client.query("Case")
            try await clock.sleep(for: .seconds(19))
            _ = try await client.query("Case")
            try await clock.sleep(for: .seconds(1))
            _ = try await client.query("Case")
        }
        #expect(creatio.tokenRequests.count == 2)
    }
}
