/// When a wish for a human becomes a handoff: the levels of *Settings → Handoff*.
///
/// The documents give each level one line (opencx.md section 3). What they leave open:
///
/// | level | request | frustration, cannot resolve | forbidden topic |
/// |---|---|---|---|
/// | 0 AI Only | declined | declined | the topic is refused |
/// | 1 Quick Handoff | at once | at once | at once |
/// | 2 Balanced | asks once what it is about | that, and after one attempt | asks once |
/// | 3 AI-First | a complete statement, then three attempts | the same | a complete statement |
///
/// Level 2 asks once and no more, since it respects a request: who asks again without saying what
/// it is about is handed off. Level 3 goes on asking. A forbidden topic needs no attempts at any
/// level, for the AI may not make one.
package struct HandoffPolicy: Sendable, Equatable {
    package enum Level: Int, Sendable, CaseIterable {
        case aiOnly = 0
        case quickHandoff, balanced, aiFirst

        /// The level's name in lower case, as files spell it.
        package var name: String {
            switch self {
            case .aiOnly: "ai only"
            case .quickHandoff: "quick handoff"
            case .balanced: "balanced"
            case .aiFirst: "ai first"
            }
        }
    }

    package var level: Level
    package var wording: HandoffWording
    /// From how many words on a problem counts as stated at all: one is a keyword or a greeting.
    package var basicStatementWords = 2
    /// From how many words on a problem counts as completely stated.
    ///
    /// The documents do not say what completes it; a short sentence has eight words.
    package var completeStatementWords = 8
    /// How often the AI tries at level 3: *several* is more than two.
    package var attemptsOfAIFirst = 3

    package init(level: Level = .quickHandoff, wording: HandoffWording = HandoffWording()) {
        self.level = level
        self.wording = wording
    }

    /// What to do about a wish for a human at this point of the conversation.
    func decide(_ trigger: HandoffTrigger, _ progress: ConversationProgress) -> HandoffDecision {
        let mayTry = trigger != .forbiddenTopic
        switch level {
        case .aiOnly:
            return mayTry ? .decline : .refuseTopic
        case .quickHandoff:
            return .handOff
        case .balanced:
            if !progress.hasStated(words: basicStatementWords), !progress.wasAskedForDetails {
                return .askForDetails
            }
            let isRespected = trigger == .request || !mayTry
            return isRespected || progress.attempts >= 1 ? .handOff : .keepTrying
        case .aiFirst:
            guard progress.hasStated(words: completeStatementWords) else { return .askForDetails }
            return !mayTry || progress.attempts >= attemptsOfAIFirst ? .handOff : .keepTrying
        }
    }
}

/// What becomes of a wish for a human.
enum HandoffDecision: String, Sendable, Equatable, CaseIterable {
    case handOff = "hand off"
    case decline
    case refuseTopic = "refuse topic"
    case askForDetails = "ask for details"
    case keepTrying = "keep trying"
}

/// What the visitor reads instead of being handed off.
package struct HandoffWording: Sendable, Equatable {
    package var declines =
        "I cannot bring in a person here. Please tell me what you need, and I will do my best."
    package var refusesTopic = "I am sorry, this is a topic that I may not help with."
    package var asksForDetails =
        "I can bring in a colleague. What is it about, and what has happened so far?"
    package var keepsTrying =
        "Let me try once more before I bring in a colleague. What exactly happens, "
        + "and what did you expect instead?"

    package init() {}
}
