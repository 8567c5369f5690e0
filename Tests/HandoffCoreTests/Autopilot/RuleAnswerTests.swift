import JSON
import Testing
import WidgetProtocol

@testable import HandoffCore

@Suite struct `An AI by rules` {
    @Test func `the first rule that applies answers, and says which it was`() throws {
        let rules = try rules(
            """
            - { name: gold, when: { says: gold }, say: Gold. }
            - { when: { says: ["old*"] }, unless: { says: mold }, say: Old. }
            """
        )
        #expect(
            try rules.answer(AutopilotTurn("visitor: An OLDER gold ring"))
                == AutopilotAnswer(text: "Gold.", reasoning: "Rule 'gold'.")
        )
        #expect(
            try rules.answer(AutopilotTurn("visitor: An older ring"))
                == AutopilotAnswer(text: "Old.", reasoning: "Rule of line 4.")
        )
        #expect(try rules.answer(AutopilotTurn("visitor: old mold")).text == "Tell me more.")
        #expect(try rules.answer(AutopilotTurn("visitor: cold")).text == "Tell me more.")
    }

    @Test func `groups, contact and fallbacks stand where the placeholders are`() throws {
        let rules = try rules(
            """
            - when: { matches: 'order (?<order>\\d+)(?: of (\\w+))?' }
              say: "{name|Hello}, order {order} of {2|today} ({{{ticket}}})."
              show: { component: orderStatus, data: { order: "{order}", open: true, lines: [1] } }
            """
        )
        let answer = try rules.answer(AutopilotTurn("visitor: ORDER 1042, please"))
        #expect(answer.text == "Hello, order 1042 of today ({7}).")
        #expect(
            answer.component
                == AutopilotAnswer.Component(
                    name: "orderStatus",
                    data: ["order": "1042", "open": true, "lines": [1]]
                )
        )
        let known = try rules.answer(AutopilotTurn("visitor: order 7 of May", name: "Ada"))
        #expect(known.text == "Ada, order 7 of May ({7}).")
    }

    @Test func `files, language and visitor decide too`() throws {
        let rules = try rules(
            """
            - { when: { attaches: "image/*" }, say: A picture. }
            - { when: { attaches: anything }, say: "{files}." }
            - { when: { language: de, visitor: verified }, say: Guten Tag. }
            - { when: { visitor: anonymous, language: [fr, es] }, say: Bonjour. }
            """
        )
        #expect(try rules.answer(AutopilotTurn("file: cat.png")).text == "A picture.")
        #expect(try rules.answer(AutopilotTurn("file: receipt.pdf")).text == "receipt.pdf.")
        let german = AutopilotTurn(
            "visitor: x",
            email: "ada@example.com",
            isVerified: true,
            language: "de_AT"
        )
        #expect(try rules.answer(german).text == "Guten Tag.")
        #expect(try rules.answer(AutopilotTurn("visitor: x", language: "es")).text == "Bonjour.")
        #expect(
            try rules.answer(AutopilotTurn("visitor: x", language: "den")).text == "Tell me more."
        )
    }

    @Test func `a handoff that says nothing is made of the conversation`() throws {
        let rules = try rules("- { when: { signals: request }, hand off: { because: request } }")
        let turn = AutopilotTurn(
            "visitor: Hello",
            "ai: Hi",
            "visitor: My order never came",
            "file: receipt.pdf",
            "visitor: Useless! Get me a human",
            language: "en"
        )
        #expect(
            try rules.answer(turn).handoff
                == Handoff(
                    summary: "The visitor asked for a human. They wrote: “My order never came”; "
                        + "“Useless! Get me a human”. Files: receipt.pdf.",
                    sentiment: "angry",
                    language: "en",
                    reasons: ["user_requested_human_assistance"]
                )
        )
    }

    @Test func `a bare request is handed off with a summary that says so`() throws {
        let answer = try RuleSet.demo.answer(AutopilotTurn("visitor: I want to talk to a human"))
        #expect(
            answer.handoff?.summary
                == "The visitor asked for a human. Nothing was said of what it is about."
        )
        #expect(answer.text?.contains("colleague") == true)
    }

    @Test func `who was asked for details and gives them is handed off by the rule that asked`()
        throws
    {
        let rules = try rules(
            """
            - when: { signals: request }
              hand off: { because: request, fields: { UsrName: "{name}", UsrPage: chat } }
            - { when: { matches: '(\\d+)' }, say: "Order {1}." }
            """,
            level: "balanced"
        )
        let wording = rules.policy.wording
        let bare = try rules.answer(AutopilotTurn("visitor: a human please"))
        #expect(bare.text == wording.asksForDetails)
        #expect(bare.handoff == nil)
        let detailed = try rules.answer(
            AutopilotTurn(
                "visitor: a human please",
                "ai: \(wording.asksForDetails)",
                "visitor: Order 1042 is late"
            )
        )
        #expect(detailed.handoff?.summary.contains("“Order 1042 is late”") == true)
        #expect(detailed.handoff?.fields == ["UsrPage": "chat"])
    }

    @Test(arguments: [
        ("Hello", "Hello! How can I help you?"),
        (
            "Where is order #1042?",
            "Order 1042 left our warehouse and is on its way. Is there anything else?"
        ),
        ("When will my parcel arrive?", "I can look that up. What is the number of your order?"),
        ("thx", "You are welcome. Is there anything else?"),
    ])
    func `the demo answers what visitors usually try`(said: String, answer: String) throws {
        #expect(try RuleSet.demo.answer(AutopilotTurn("visitor: \(said)")).text == answer)
    }

    @Test(arguments: [
        "I want to talk to a human", "can I speak to someone?", "Live agent!!",
        "This is useless", "I will call my lawyer",
    ])
    func `the demo hands off`(said: String) throws {
        #expect(try RuleSet.demo.answer(AutopilotTurn("visitor: \(said)")).handoff != nil)
    }

    @Test func `the demo keeps who wants no human`() throws {
        let answer = try RuleSet.demo.answer(AutopilotTurn("visitor: Please, no human!"))
        #expect(answer.handoff == nil)
    }

    /// These rules, and one for everything else.
    private func rules(_ yaml: String, level: String = "quick handoff") throws -> RuleSet {
        try RuleSet(
            yaml:
                "handoff level: \(level)\nrules:\n\(yaml)\n- { when: anything, say: Tell me more. }",
            file: "ai.yaml"
        )
    }
}
