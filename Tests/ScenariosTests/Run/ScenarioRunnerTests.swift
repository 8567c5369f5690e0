import Scenarios
import Testing
import YAML

@Suite struct `A run of a scenario` {
    @Test func `tells the step that failed, with its place and what was found`() throws {
        let result = try play(
            """
            scenario: A wrong hope
            steps:
              - visitor: I want to talk to a human
              - ai: { hands off: { summary: Order 1042 is late. } }
              - expect case:
                  Status: New
                  Symptoms: Order 1043 is late.
                  within: 5 s
            """
        )
        let failure = try #require(result.failures.first)
        #expect(result.failures.count == 1)
        #expect(failure.subject == .step("expect case", at: position(5, 5)))
        #expect(failure.message == "this did not come about within 5 s")
        #expect(
            failure.differences == [
                Difference(
                    "Symptoms",
                    expected: "Order 1043 is late.",
                    actual: "Order 1042 is late.",
                    at: position(7, 7)
                )
            ]
        )
        #expect(failure.exchanges.count == 6)
    }

    @Test(arguments: [
        (
            "  - ai: Hello",
            "the AI has nothing to answer: no message of the visitor waits for it"
        ),
        ("  - visitor: Hello", "no 'ai' step answered the message 'Hello'"),
        ("  - rep replies: Hello", "there is no case for the session of 'visitor'"),
        (
            "  - fault: { strikes: DELETE Case, loses: reply }",
            "no request came that a fault could strike: 'DELETE Case'"
        ),
        ("  - visitor resolves the session", "the session was not resolved: nothingToResolve"),
        ("  - expect integration: Inactive", "Test & Save had another outcome"),
        (
            "  - operator hands off: Now",
            "there is no session in the inbox: the visitor has not written yet"
        ),
        (
            "  - visitor: One\n  - visitor: Two",
            "the visitor cannot write before the AI has answered"
        ),
        (
            "  - expect visitor sees: { text: Hello, within: 1 s }",
            "this did not come about within 1 s"
        ),
        ("  - expect session: { is: open, within: 2 s }", "this did not come about within 2 s"),
        ("  - expect contact: { Name: Nobody, within: 1 s }", "this did not come about within 1 s"),
        (
            "  - visitor: Hi\n  - ai: Hi\n  - expect no case: { for: 10 s }",
            "this did not stay so for 10 s"
        ),
        (
            "  - visitor: Hi\n  - ai: Ho\n  - expect visitor does not see: Ho",
            "this did not stay so for 30 s"
        ),
    ])
    func `says why a step did not go`(steps: String, message: String) throws {
        let result = try play("scenario: S\nsteps:\n" + steps)
        #expect(result.failures.map(\.message) == [message])
    }

    @Test func `says that the given settings were refused`() throws {
        let result = try play(
            """
            scenario: S
            given: { settings: { client secret: wrong } }
            steps:
              - wait: 1 s
            """
        )
        #expect(result.failures.map(\.subject) == [.given])
        #expect(result.failures[0].message.hasPrefix("the settings of 'given' were refused: "))
    }

    @Test func `takes no real time for virtual time`() throws {
        let result = try play("scenario: S\nsteps:\n  - wait: 3 days")
        #expect(result.failures == [])
        #expect(result.duration > .seconds(3 * 86_400))
    }

    @Test func `of the same seed has the same trace`() throws {
        let scenario = try Repository.text("Scenarios/widget-channel/two-visitors.yaml")
        let first = try play(scenario, seed: 7)
        #expect(try play(scenario, seed: 7).digest == first.digest)
    }

    @Test func `of another seed has concurrent work in another order`() throws {
        let scenario = try Repository.text("Scenarios/widget-channel/two-visitors.yaml")
        let traces = try (UInt64(1)...8).map { seed in
            try order(in: scenario, seed: seed)
        }
        #expect(Set(traces).count > 1)
    }

    @Test func `needs no step for what holds always`() throws {
        let result = try play(
            """
            scenario: A reply that no step looks at
            given: { creatio: { processes: { agent replies: { types: [Task, Call] } } } }
            steps:
              - visitor: Hello
              - ai: { hands off: { summary: Hello. } }
              - expect case: { Status: New }
              - rep writes an internal note: Careful.
              - rep replies: Hello to you
            """
        )
        #expect(result.failures == [])
    }

    /// Who asked whom, in order, without the times that any seed changes.
    private func order(in text: String, seed: UInt64) throws -> String {
        let scenario = try Scenario(reading: text, file: "s.yaml")
        var options = RunOptions()
        options.seed = seed
        return try ScenarioRunner(options: options).recording(of: scenario).trace.exchanges
            .map { "\($0.sender) \($0.method) \($0.path)" }
            .joined(separator: "\n")
    }

    private func play(_ text: String, seed: UInt64 = 1) throws -> ScenarioResult {
        var options = RunOptions()
        options.seed = seed
        return ScenarioRunner(options: options)
            .run(try Scenario(reading: text, file: "s.yaml"))
    }

    private func position(_ line: Int, _ column: Int) -> SourcePosition {
        SourcePosition(file: "s.yaml", line: line, column: column)
    }
}
