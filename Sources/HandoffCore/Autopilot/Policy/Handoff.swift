/// What the AI, or a person in the Inbox, hands over to the human (opencx.md section 3).
package struct Handoff: Sendable, Equatable, Codable {
    package var summary: String
    /// `angry`, `neutral` or `happy`: the core's vocabulary of opencx.md section 3.
    package var sentiment: String?
    /// A language tag such as `en`.
    package var language: String?
    /// Why, in the words of `HandoffReason`.
    package var reasons: [String]
    /// The AI's value for each mapped column, by the column's name.
    package var fields: [String: String]
    /// Who began it.
    package var origin: HandoffOrigin

    package init(
        summary: String,
        sentiment: String? = nil,
        language: String? = nil,
        reasons: [String] = [],
        fields: [String: String] = [:],
        origin: HandoffOrigin = .aiDecided
    ) {
        self.summary = summary
        self.sentiment = sentiment
        self.language = language
        self.reasons = reasons
        self.fields = fields
        self.origin = origin
    }

    private enum CodingKeys: String, CodingKey {
        case summary, sentiment, language, reasons, fields, origin
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        summary = try members.decode(String.self, forKey: .summary)
        sentiment = try members.decodeIfPresent(String.self, forKey: .sentiment)
        language = try members.decodeIfPresent(String.self, forKey: .language)
        reasons = try members.decode([String].self, forKey: .reasons)
        fields = try members.decode([String: String].self, forKey: .fields)
        // What was stored before the origin was kept could only be the AI's or the Inbox's, and
        // did not say which.
        origin = try members.decodeIfPresent(HandoffOrigin.self, forKey: .origin) ?? .aiDecided
    }
}

/// Why a conversation needs a human.
///
/// OpenCX has two vocabularies (opencx.md section 3): these six of its analytics, of which a
/// handoff may have several, and the four of its webhook, of which it has one. The six stand on a
/// handoff because they tell the rep what was lacking; the four tell only who began it and are
/// `HandoffOrigin`.
package enum HandoffReason: String, Sendable, CaseIterable {
    case basedOnInstructions = "based_on_instructions"
    case instructionsNotClear = "instructions_not_clear"
    case insufficientKnowledge = "insufficient_knowledge"
    case insufficientTools = "insufficient_tools"
    case prohibitedTopic = "prohibited_topic"
    case userRequested = "user_requested_human_assistance"
}

/// Who began a handoff, in the words of OpenCX's outgoing webhook (opencx.md section 3).
package enum HandoffOrigin: String, Sendable, Codable, CaseIterable {
    case aiDecided = "ai_decided_to_handoff_the_conversation"
    case aiForbidden = "ai_is_forbidden_from_handling_this_topic"
    case humanTookOver = "human_agent_decided_to_take_over"
    case userLeft = "ai_decided_to_handoff_because_the_user_left"
}

extension HandoffOrigin {
    /// The first line of the handoff note, for the rep.
    var sentence: String {
        switch self {
        case .aiDecided: "Handed off by the AI."
        case .aiForbidden: "Handed off by the AI, which may not handle this topic."
        case .humanTookOver: "Taken over by a person in the OpenCX Inbox."
        case .userLeft: "Handed off by the AI, because the visitor left."
        }
    }
}
