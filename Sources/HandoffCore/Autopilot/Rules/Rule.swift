/// One rule: when it applies, and what the AI does then.
struct Rule: Sendable, Equatable {
    /// What the AI shows: the result of an action, for the component of that name.
    struct Showing: Sendable, Equatable {
        var component: String
        var arguments: RuleData
        var data: RuleData
    }

    /// What the AI hands over; what a rule leaves out is made of the conversation.
    struct HandingOff: Sendable, Equatable {
        var trigger: HandoffTrigger
        var topic: String?
        var summary: RuleTemplate?
        var sentiment: String?
        var language: RuleTemplate?
        var reasons: [HandoffReason]
        var fields: [String: RuleTemplate]
    }

    /// How the reasoning of an answer calls the rule: its name, or where it stands.
    let label: String
    let when: RuleCondition
    let unless: RuleCondition?
    let say: RuleTemplate?
    let show: Showing?
    let handOff: HandingOff?
}

extension Rule {
    /// The values of its groups where the rule applies, nil where it does not.
    func applies(to message: AutopilotTurn.Message, of turn: AutopilotTurn) throws
        -> [String: String]?
    {
        guard let groups = try when.groups(in: message, of: turn) else { return nil }
        if let unless, try unless.groups(in: message, of: turn) != nil { return nil }
        return groups
    }
}
