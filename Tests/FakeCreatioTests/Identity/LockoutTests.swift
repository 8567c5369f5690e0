import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `Wrong passwords` {
    @Test func `warn with the attempts that are left, and lock the user out`() throws {
        let answers = try Bench.run {
            $0.profile.security.loginAttempts = 4
            $0.profile.security.attemptsBeforeWarning = 2
        } _: { bench in
            var answers: [String] = []
            for password in ["a", "b", "c", "d", "Supervisor"] {
                answers.append(try await bench.answer(to: password))
            }
            return answers
        }
        let wrong = "Invalid username or password specified, or your account is inactive."
        let locked = "Your account is locked because of failed login attempts. Try again in 15 min."
        #expect(
            answers == [
                wrong, wrong + " Login attempts left: 2.", wrong + " Login attempts left: 1.",
                locked, locked,
            ]
        )
    }

    @Test func `lock for as long as the setting says, on the clock of the instance`() throws {
        let answers = try Bench.run {
            $0.profile.security.loginAttempts = 1
            $0.profile.security.lockout = .seconds(120)
        } _: { bench in
            _ = await bench.login(password: "wrong")
            try await bench.pause(.seconds(119))
            let before = try await bench.answer(to: "Supervisor")
            try await bench.pause(.seconds(1))
            return [before, try await bench.answer(to: "Supervisor")]
        }
        #expect(
            answers == [
                "Your account is locked because of failed login attempts. Try again in 1 min.", "",
            ]
        )
    }

    @Test func `are forgotten after a right one`() throws {
        let answers = try Bench.run {
            $0.profile.security.loginAttempts = 2
        } _: { bench in
            _ = await bench.login(password: "wrong")
            _ = await bench.login(password: "Supervisor")
            _ = await bench.login(password: "wrong")
            return try await bench.answer(to: "Supervisor")
        }
        #expect(answers == "")
    }

    @Test(arguments: [(0, 15), (3, 0)])
    func `never lock without a limit or a duration`(limit: Int, minutes: Int) throws {
        let answer = try Bench.run {
            $0.profile.security.loginAttempts = limit
            $0.profile.security.lockout = .seconds(60 * minutes)
        } _: { bench in
            for _ in 1...10 { _ = await bench.login(password: "wrong") }
            return try await bench.answer(to: "Supervisor")
        }
        #expect(answer == "")
    }

    @Test func `count in a Basic header too`() throws {
        let answer = try Bench.run {
            $0.profile.security.loginAttempts = 1
        } _: { bench in
            _ = await bench.status([.authorization: "Basic U3VwZXJ2aXNvcjp3cm9uZw=="])
            return try await bench.answer(to: "Supervisor")
        }
        #expect(answer.hasPrefix("Your account is locked"))
    }

    @Test func `stand in the user's row`() throws {
        let rows = try Bench.run {
            $0.profile.security.loginAttempts = 2
        } _: { bench in
            _ = await bench.login(password: "wrong")
            let first = try await bench.supervisorRow()
            _ = await bench.login(password: "wrong")
            return [first, try await bench.supervisorRow()]
        }
        #expect(rows.map { $0["LoginAttemptCount"] } == [1, 2])
        #expect(
            rows.map { $0["UnblockTime"] } == ["0001-01-01T00:00:00Z", "2026-01-05T09:15:00Z"]
        )
    }
}

extension Bench {
    /// The message that a login with the password gets; empty where it succeeds.
    fileprivate func answer(to password: String) async throws -> String {
        try JSONValue.parse(await login(password: password).body)["Message"]?.text ?? "no message"
    }

    /// The supervisor in `SysAdminUnit`, as OData shows it.
    func supervisorRow() async throws -> JSONValue {
        try await read("SysAdminUnit(\(StockAdminUnit.supervisor.id))")
    }
}
