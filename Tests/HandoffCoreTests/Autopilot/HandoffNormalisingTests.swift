import Testing

@testable import HandoffCore

@Suite struct `A handoff in the documents' words` {
    @Test(arguments: [
        ("angry", "angry"), (" Happy ", "happy"), ("NEUTRAL", "neutral"), ("positive", "happy"),
        ("negative", "angry"),
    ])
    func `a sentiment is one of three`(given: String, kept: String) {
        let result = Handoff(summary: "Late.", sentiment: given).normalised()
        #expect(result == Handoff.Normalised(handoff: Handoff(summary: "Late.", sentiment: kept)))
    }

    @Test func `a sentiment that is none of them is left out, and that is said`() {
        let result = Handoff(summary: "Late.", sentiment: "ecstatic").normalised()
        #expect(
            result
                == Handoff.Normalised(
                    handoff: Handoff(summary: "Late."),
                    remarks: [
                        "The sentiment 'ecstatic' is none of 'angry', 'neutral' and 'happy'; "
                            + "left out."
                    ]
                )
        )
    }

    @Test(arguments: [
        ("en", "en"), ("PT_br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("de-1996", "de-1996"),
        ("English", nil), ("e", nil), ("en--US", nil), ("e1", nil),
    ])
    func `a language is a tag`(given: String, kept: String?) {
        let result = Handoff(summary: "Late.", language: given).normalised()
        #expect(result.handoff.language == kept)
        #expect(result.remarks.isEmpty == (kept != nil))
    }

    @Test func `reasons are spelled as the vocabulary does, once each, and a rep's words stay`() {
        let result = Handoff(
            summary: "  Late.\n",
            reasons: [
                "Insufficient Tools", "insufficient-tools", "prohibited_topic", " no  stock ", "",
            ]
        ).normalised()
        #expect(
            result.handoff
                == Handoff(
                    summary: "Late.",
                    reasons: ["insufficient_tools", "prohibited_topic", "no stock"]
                )
        )
    }

    @Test func `a word of the other vocabulary says who began it`() {
        let result = Handoff(
            summary: "Late.",
            reasons: ["ai_is_forbidden_from_handling_this_topic"]
        ).normalised()
        #expect(
            result.handoff
                == Handoff(
                    summary: "Late.",
                    reasons: ["prohibited_topic"],
                    origin: .aiForbidden
                )
        )
    }

    @Test func `what the AI left out is taken from the conversation`() {
        let turn = AutopilotTurn("visitor: May I sue you?", language: "EN")
        let answer = AutopilotAnswer(handoff: Handoff(summary: " "), prohibitedTopic: "law")
            .completed(for: turn)
        #expect(
            answer.handoff
                == Handoff(
                    summary: "The AI may not handle this topic: law. "
                        + "They wrote: “May I sue you?”.",
                    language: "en",
                    reasons: ["prohibited_topic"],
                    origin: .aiForbidden
                )
        )
    }

    @Test func `what was left out stands in the reasoning`() {
        let answer = AutopilotAnswer(
            handoff: Handoff(summary: "Late.", sentiment: "meh"),
            reasoning: "Late."
        ).completed(for: AutopilotTurn("visitor: Late"))
        #expect(
            answer.reasoning
                == "Late. The sentiment 'meh' is none of 'angry', 'neutral' and 'happy'; left out."
        )
    }
}
