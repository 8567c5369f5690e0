import Scenarios
import Testing
import YAML

@Suite struct `A fault in a scenario` {
    @Test(arguments: [
        (
            "{ strikes: POST Case }",
            "exactly one of 'loses', 'delays' or 'answers' is wanted here"
        ),
        (
            "{ strikes: POST Case, loses: reply, answers: 500 }",
            "exactly one of 'loses', 'delays' or 'answers' is wanted here"
        ),
        (
            "{ strikes: POST Case, loses: reply, nth: 0 }",
            "'nth' counts from 1: 1 is the next request"
        ),
        (
            "{ strikes: POST Case, loses: reply, times: 2, for: 1 min }",
            "'times' and 'for' exclude each other"
        ),
        (
            "{ strikes: POST Case, loses: reply, although done: true }",
            "'loses: reply' says already that it had its effect"
        ),
        (
            "{ strikes: POST Case, answers: login page, retry after: 1 min }",
            "'retry after' and 'retry at' need 'answers' with a status"
        ),
        ("{ strikes: POST Case, answers: 99 }", "a status lies between 200 and 599"),
        (
            "{ strikes: POST Caes, loses: reply }",
            "unknown object 'Caes'; did you mean 'Case'?"
        ),
        ("{ strikes: webhok, loses: reply }", "unknown request 'webhok'; did you mean 'webhook'?"),
    ])
    func `names what does not go together`(fault: String, message: String) {
        let text = "scenario: S\nsteps:\n  - fault: \(fault)"
        #expect {
            try Scenario(reading: text, file: "f.yaml")
        } throws: { error in
            (error as? YAMLMistakes)?.mistakes.map(\.message) == [message]
        }
    }
}
