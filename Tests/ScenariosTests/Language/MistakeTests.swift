import Scenarios
import Testing
import YAML

@Suite struct `Mistakes in a scenario` {
    private func told(_ text: String) -> [String] {
        do {
            _ = try Scenario(reading: text, file: "s.yaml")
            return []
        } catch {
            return error.mistakes.map(\.description)
        }
    }

    private func toldOfSteps(_ steps: String, given: String = "") -> [String] {
        told("scenario: S\n\(given)steps:\n\(steps)\n")
    }

    @Test func `all of them are told at once, each with its place`() {
        #expect(
            told(
                """
                scenaro: A slip
                given:
                  creatio:
                    contacts: { dana: { Name: Dana } }
                  settings: { default case owner: danna }
                steps:
                  - expcet case: { Status: New }
                  - wait: soon
                  - rep resolves the case
                  - ai: { hands off: { summry: Late. } }
                  - visitor: [a, b]
                  - expect session: solved
                """
            ) == [
                "s.yaml:1:1: 'scenario' is missing here: What the scenario shows, as a sentence.",
                "s.yaml:1:1: unknown key 'scenaro'; did you mean 'scenario'?",
                "s.yaml:5:35: unknown contact 'danna'; did you mean 'dana'?",
                "s.yaml:7:5: unknown step 'expcet case'; did you mean 'expect case'?",
                "s.yaml:8:11: 'wait' takes a duration such as '30 s' or '5 min'; found 'soon'",
                "s.yaml:10:22: 'summary' is missing here: What the conversation was about.",
                "s.yaml:10:24: unknown key 'summry' in 'hands off'; did you mean 'summary'?",
                "s.yaml:11:14: 'visitor' takes a text or a map with 'says', 'repeated', 'attaches', 'is told', "
                    + "'as' or 'is cut off'; found a list",
                "s.yaml:12:21: 'expect session' takes 'open' or 'resolved' or a map with 'is', "
                    + "'handled by', 'checkpoint', 'visitor' or 'within'; found 'solved'; did you "
                    + "mean 'resolved'?",
            ]
        )
    }

    @Test func `a scenario without mistakes tells none`() {
        #expect(toldOfSteps("  - visitor: Hello") == [])
    }

    @Test(arguments: [
        ("", "1:1: the file is empty"),
        (
            "# nothing but a comment\n",
            "1:1: the file is empty"
        ),
        (
            "scenario: [a\n",
            "2:1: the file is not YAML here: did not find expected ',' or ']' (while parsing a flow sequence in line 1)"
        ),
        (
            "scenario: a\n---\nscenario: b\n",
            "3:1: a second document begins here; a file holds one"
        ),
        ("scenario: a\nscenario: b\nsteps: []\n", "1:1: 'scenario' stands twice in the same map"),
        (
            "scenario: &a x\nsteps: [*a, *a]\n",
            "1:11: anchors and aliases are not read; write the value out"
        ),
        (
            "just a text\n",
            "1:1: the scenario takes a map with 'scenario', 'tags', 'given' or 'steps'; found 'just a text'"
        ),
        (
            "scenario: a\nsteps:\n\t- visitor: x\n",
            "3:1: the file is not YAML here: found character that cannot start any token (while scanning for the next token in line 3)"
        ),
    ])
    func `what is no scenario at all is told first`(text: String, told expected: String) {
        #expect(told(text).first == "s.yaml:" + expected)
    }

    @Test func `a bomb of aliases is refused quickly`() {
        let lines =
            ["a0: &a0 [x, x]"] + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
        #expect(told(lines.joined(separator: "\n")).count == 41)
    }

    @Test func `a file beyond the limit is not read`() {
        let text = "scenario: " + String(repeating: "x", count: 1 << 20)
        #expect(told(text) == ["s.yaml:1:1: the file has 1048586 bytes; at most 1048576 are read"])
    }

    @Test(arguments: [
        (
            "  - visitor: { as: bob, says: Hi }",
            "3:20: unknown visitor 'bob'; allowed are 'visitor'"
        ),
        (
            "  - rep replies: { as: dana, text: Hi }",
            "3:24: unknown contact 'dana'; allowed are none, for 'given' defines no contact"
        ),
        (
            "  - rep reassigns the case: { to group: x }",
            "3:41: unknown group 'x'; allowed are none, for 'given' defines no group"
        ),
        (
            "  - rep resolves the cas",
            "3:5: unknown step 'rep resolves the cas'; did you mean 'rep resolves the case'?"
        ),
        ("  - { wait: 1 s, ai: x }", "3:18: a step has one key; found 'wait' and 'ai'"),
        ("  - [x]", "3:5: a step is wanted here; found a list"),
        (
            "  - visitor",
            "3:5: 'visitor' takes a text or a map with 'says', 'repeated', 'attaches', 'is told', 'as' or 'is cut off'; found nothing"
        ),
        ("  - visitor: {}", "3:14: the visitor neither says nor attaches anything"),
        (
            "  - ai: {}",
            "3:9: the AI does nothing here; 'says', 'shows component' or 'hands off' is wanted"
        ),
        (
            "  - expect case: { subject: x }",
            "3:20: unknown key 'subject' in 'expect case'; allowed are 'activities', 'activity count', 'files', 'sorted by', 'visitor', 'within' or a column such as 'Subject' or 'Contact.Email'"
        ),
        (
            "  - expect case: { Subject: { contains: a, is not: b } }",
            "3:29: exactly one of 'contains', 'starts with' or 'is not' is wanted here"
        ),
        (
            "  - expect case: { activity count: -1 }",
            "3:36: 'activity count' takes a whole number; found '-1'"
        ),
        (
            "  - expect case: { Symtoms: x }",
            "3:20: unknown column of Case: 'Symtoms'; did you mean 'Symptoms'?"
        ),
        (
            "  - expect case: { Contact.Emial: x }",
            "3:20: unknown column of Contact: 'Emial'; did you mean 'Email'?"
        ),
        (
            "  - expect case: { UsrOrderNumber: x }",
            "3:20: unknown column of Case: 'UsrOrderNumber'; columns of its own stand under "
                + "'given: creatio: columns:'"
        ),
        (
            "  - expect case: { activities: [{ Titel: x }] }",
            "3:35: unknown column of Activity: 'Titel'; did you mean 'Title'?"
        ),
        (
            "  - test and save: { fields: [{ name: Subjekt, title: S }] }",
            "3:39: unknown column of Case: 'Subjekt'; did you mean 'Subject'?"
        ),
    ])
    func `a step's mistake is told at its place`(steps: String, told expected: String) {
        #expect(toldOfSteps(steps) == ["s.yaml:" + expected])
    }

    @Test(arguments: [
        (
            "given: { visitor: { verified: true } }\n",
            "2:19: a verified visitor needs an 'email': it is the address that is verified"
        ),
        (
            "given: { visitor: {}, visitors: { a: {} } }\n",
            "2:23: 'visitor' and 'visitors' stand side by side; one of them is wanted"
        ),
        ("given: { visitors: {} }\n", "2:20: 'visitors' is empty; name at least one"),
        (
            "given: { creatio: { contacts: { Dana: {} } } }\n",
            "2:33: unknown key 'Dana' in 'contacts'; allowed are a name in lower case such as 'dana'"
        ),
        (
            "given: { creatio: { processes: { case closure: on } } }\n",
            "2:48: 'case closure' takes 'active' or 'inactive' or a map with 'active', 'types', 'address', 'retries', 'body' or 'every status'; found 'on'"
        ),
        (
            "given: { creatio: { rows: { Cases: { a: {} } } } }\n",
            "2:29: unknown object 'Cases'; did you mean 'Case'?"
        ),
        (
            "given: { creatio: { denied: Cse } }\n",
            "2:29: unknown object 'Cse'; did you mean 'Case'?"
        ),
        (
            "given: { creatio: { columns: { Case: { Subject: text } } } }\n",
            "2:40: 'Case' has a column 'Subject' already"
        ),
        (
            "given: { creatio: { contacts: { dana: { Nmae: Dana } } } }\n",
            "2:41: unknown column of Contact: 'Nmae'; did you mean 'Name'?"
        ),
    ])
    func `a mistake in what is given is told at its place`(given: String, told expected: String) {
        #expect(toldOfSteps("  - wait: 1 s", given: given) == ["s.yaml:" + expected])
    }
}
