import Testing
import YAML

@testable import HandoffCore

@Suite struct `Rules in YAML` {
    /// A text with a mark where the mistake is, and what is said about it.
    private struct Wrong: Sendable {
        let text: String
        let message: String

        init(_ text: String, _ message: String) {
            self.text = text
            self.message = message
        }
    }

    private static let ending = "\n- { when: anything, say: Yes }"

    private static let wrong = [
        Wrong(
            "¦rulez: []\nrules:" + ending,
            "unknown key 'rulez'; did you mean 'rules'?"
        ),
        Wrong("¦handoff level: balanced", "'rules' is missing: the list of rules"),
        Wrong("rules: ¦7", "'rules' takes a list with one rule at least; found '7'"),
        Wrong(
            "handoff level: ¦balancd\nrules:" + ending,
            "unknown handoff level 'balancd'; did you mean 'balanced'?"
        ),
        Wrong(
            "rules:\n- ¦{ when: { says: hi }, say: Yes }",
            "the last rule has to be 'when: anything', so that no visitor is left without an answer"
        ),
        Wrong(
            "rules:\n- ¦say: Yes" + ending,
            "'when' is missing: when the rule applies; 'anything' is always"
        ),
        Wrong(
            "rules:\n- ¦when: anything" + ending,
            "the rule does nothing; 'say' or 'hand off' is wanted"
        ),
        Wrong(
            "rules:\n- { when: ¦anythin, say: Yes }" + ending,
            "unknown condition 'anythin'; did you mean 'anything'?"
        ),
        Wrong(
            "rules:\n- { when: { ¦say: hi }, say: Yes }" + ending,
            "unknown key 'say'; did you mean 'says'?"
        ),
        Wrong(
            "rules:\n- { when: { says: ¦'?!' }, say: Yes }" + ending,
            "'?!' has no word to look for"
        ),
        Wrong(
            "rules:\n- { when: { signals: ¦frustraton }, say: Yes }" + ending,
            "unknown signal 'frustraton'; did you mean 'frustration'?"
        ),
        Wrong(
            "rules:\n- { when: anything, say: ¦'Hello {nam}' }",
            "unknown placeholder 'nam'; did you mean 'name'?"
        ),
        Wrong(
            "rules:\n- { when: { matches: '(?<order>\\d+)' }, say: ¦'{ordr}' }" + ending,
            "unknown placeholder 'ordr'; did you mean 'order'?"
        ),
        Wrong(
            "rules:\n- { when: anything, say: ¦'Hello {name' }",
            "'{' is not closed; write '{{' for a brace itself"
        ),
        Wrong(
            "rules:\n- when: anything\n  hand off: { because: ¦requst }",
            "unknown because 'requst'; did you mean 'request'?"
        ),
        Wrong(
            "rules:\n- when: anything\n  hand off: { sentiment: ¦sad }",
            "unknown sentiment 'sad'; allowed are 'angry', 'neutral', 'happy'"
        ),
        Wrong(
            "rules:\n- when: anything\n  hand off: { reasons: [¦insufficient_tool] }",
            "unknown reason 'insufficient_tool'; did you mean 'insufficient_tools'?"
        ),
        Wrong(
            "rules:\n- when: anything\n  hand off: ¦{ because: forbidden topic }",
            "a forbidden topic needs 'topic': what it is called"
        ),
        Wrong(
            "rules:\n- when: anything\n  hand off:\n  show: ¦{ component: orderStatus }",
            "'show' needs 'say', the text that the rep reads, and no 'hand off'"
        ),
        Wrong("rules: ¦&a []", "anchors and aliases are not read; write the value out"),
        Wrong("¦", "the file is empty"),
    ]

    @Test(arguments: wrong)
    private func `a mistake is told with its place and the word that was meant`(
        wrong: Wrong
    ) throws {
        let mark = try #require(wrong.text.firstIndex(of: "¦"))
        let before = wrong.text[..<mark].split(separator: "\n", omittingEmptySubsequences: false)
        let mistakes = #expect(throws: YAMLMistakes.self) {
            try RuleSet(yaml: wrong.text.replacing("¦", with: ""), file: "ai.yaml")
        }
        let column = (before.last?.count ?? 0) + 1
        #expect(
            mistakes?.description == "ai.yaml:\(before.count):\(column): \(wrong.message)"
        )
    }

    @Test func `all mistakes are told, in the order of their lines`() {
        let mistakes = #expect(throws: YAMLMistakes.self) {
            try RuleSet(
                yaml: """
                    rules:
                    - { when: anything, say: '{nme}' }
                    - { wen: anything, say: Yes }
                    - { when: anything, says: Yes }
                    """,
                file: "ai.yaml"
            )
        }
        #expect(mistakes?.mistakes.map(\.position.line) == [2, 3, 3, 4, 4])
    }

    @Test func `a pattern that is none is named`() {
        let mistakes = #expect(throws: YAMLMistakes.self) {
            try RuleSet(
                yaml:
                    "rules:\n- { when: { matches: '(' }, say: Yes }\n- { when: anything, say: No }",
                file: "ai.yaml"
            )
        }
        #expect(
            mistakes?.description.hasPrefix("ai.yaml:2:22: '(' is no regular expression: ") == true
        )
    }

    @Test func `the rules of the demo have no mistake`() throws {
        #expect(try RuleSet.demo.policy.level == .quickHandoff)
    }
}
