import Testing

@testable import HandoffCore

@Suite struct `Handoff policy` {
    /// How far a conversation has come.
    private enum Stage: Sendable {
        case nothing, asked, basics, attempted, complete, completeAndAttempted, triedEnough

        var progress: ConversationProgress {
            switch self {
            case .nothing: ConversationProgress()
            case .asked: ConversationProgress(wasAskedForDetails: true)
            case .basics: ConversationProgress(statementWords: 2)
            case .attempted: ConversationProgress(statementWords: 2, attempts: 1)
            case .complete: ConversationProgress(statementWords: 8)
            case .completeAndAttempted: ConversationProgress(statementWords: 8, attempts: 2)
            case .triedEnough: ConversationProgress(statementWords: 8, attempts: 3)
            }
        }
    }

    private struct Row: Sendable {
        let level: HandoffPolicy.Level
        let trigger: HandoffTrigger
        let stage: Stage
        let decision: HandoffDecision

        init(
            _ level: HandoffPolicy.Level,
            _ trigger: HandoffTrigger,
            _ stage: Stage,
            _ decision: HandoffDecision
        ) {
            self.level = level
            self.trigger = trigger
            self.stage = stage
            self.decision = decision
        }
    }

    private static let table = [
        Row(.aiOnly, .request, .triedEnough, .decline),
        Row(.aiOnly, .frustration, .triedEnough, .decline),
        Row(.aiOnly, .cannotResolve, .triedEnough, .decline),
        Row(.aiOnly, .forbiddenTopic, .triedEnough, .refuseTopic),
        Row(.quickHandoff, .request, .nothing, .handOff),
        Row(.quickHandoff, .frustration, .nothing, .handOff),
        Row(.quickHandoff, .cannotResolve, .nothing, .handOff),
        Row(.quickHandoff, .forbiddenTopic, .nothing, .handOff),
        Row(.balanced, .request, .nothing, .askForDetails),
        Row(.balanced, .request, .asked, .handOff),
        Row(.balanced, .request, .basics, .handOff),
        Row(.balanced, .frustration, .nothing, .askForDetails),
        Row(.balanced, .frustration, .basics, .keepTrying),
        Row(.balanced, .frustration, .attempted, .handOff),
        Row(.balanced, .cannotResolve, .basics, .keepTrying),
        Row(.balanced, .cannotResolve, .attempted, .handOff),
        Row(.balanced, .forbiddenTopic, .nothing, .askForDetails),
        Row(.balanced, .forbiddenTopic, .basics, .handOff),
        Row(.aiFirst, .request, .nothing, .askForDetails),
        Row(.aiFirst, .request, .asked, .askForDetails),
        Row(.aiFirst, .request, .attempted, .askForDetails),
        Row(.aiFirst, .request, .complete, .keepTrying),
        Row(.aiFirst, .request, .completeAndAttempted, .keepTrying),
        Row(.aiFirst, .request, .triedEnough, .handOff),
        Row(.aiFirst, .frustration, .triedEnough, .handOff),
        Row(.aiFirst, .cannotResolve, .complete, .keepTrying),
        Row(.aiFirst, .forbiddenTopic, .basics, .askForDetails),
        Row(.aiFirst, .forbiddenTopic, .complete, .handOff),
    ]

    @Test(arguments: table)
    private func `a wish is granted as its level says`(row: Row) {
        let policy = HandoffPolicy(level: row.level)
        #expect(policy.decide(row.trigger, row.stage.progress) == row.decision)
    }

    @Test func `a bare request states nothing`() {
        let turn = AutopilotTurn("visitor: Hello, I'd like to talk to a human, please!")
        #expect(
            ConversationProgress(of: turn, wording: HandoffWording()) == ConversationProgress()
        )
    }

    @Test func `greetings, questions of the policy and what came before a handoff do not count`() {
        let wording = HandoffWording()
        let turn = AutopilotTurn(
            "visitor: My old printer is broken",
            "ai: Turn it off and on.",
            "handoff:",
            "ai: Welcome back!",
            "visitor: a person please",
            "ai: \(wording.asksForDetails)",
            "visitor: Order 1042 never arrived",
            "ai: It was shipped.",
            "ai: \(wording.declines)"
        )
        #expect(
            ConversationProgress(of: turn, wording: wording)
                == ConversationProgress(statementWords: 4, attempts: 1, wasAskedForDetails: true)
        )
    }

    @Test func `a file is a statement`() {
        let turn = AutopilotTurn("file: receipt.pdf")
        let progress = ConversationProgress(of: turn, wording: HandoffWording())
        #expect(progress.hasStated(words: 8))
    }

    @Test func `a granted wish says who began it and why, unless the AI said why`() {
        let policy = HandoffPolicy()
        let turn = AutopilotTurn("visitor: Can I sue you?")
        let forbidden = policy.answer(
            HandoffWish(
                trigger: .forbiddenTopic,
                topic: "legal advice",
                handoff: Handoff(summary: "Legal.")
            ),
            in: turn
        )
        #expect(forbidden.handoff?.origin == .aiForbidden)
        #expect(forbidden.handoff?.reasons == ["prohibited_topic"])
        #expect(forbidden.prohibitedTopic == "legal advice")
        let own = policy.answer(
            HandoffWish(
                trigger: .cannotResolve,
                handoff: Handoff(summary: "No tool.", reasons: ["insufficient_tools"])
            ),
            in: turn
        )
        #expect(own.handoff?.reasons == ["insufficient_tools"])
        #expect(own.reasoning == "Handoff level 1 (quick handoff), cannot resolve: hand off.")
    }
}
