/// What a history row is about.
///
/// The published list has about ninety; these are the ones that a conversation with a handoff
/// makes. Any other is kept as it is spelled.
package enum MessageType: Sendable, Hashable {
    /// Said by the visitor or the AI.
    case message
    /// Said by a rep to the visitor.
    case agentMessage
    /// A rep's internal note.
    case agentComment
    /// The first rep to write after a handoff.
    case agentJoined
    /// A rep other than the one before.
    case agentChanged
    /// A rep wrote although the AI had not handed off, or a person in the Inbox took over.
    case agentTookSessionFromAI
    case agentAssignedByIntegration
    case agentUnassignedByIntegration
    case teamAssignedByIntegration
    case handoff
    /// The AI has the conversation again.
    case aiResumedBySystem
    /// The visitor came to a topic that the AI may not handle.
    case prohibitedTopicDetected
    /// The case could not be made; the handoff stands.
    case handoffToThirdPartyFailed
    /// A newer message of the visitor, or a human, came before the AI's answer.
    case aiResponseCancelled
    case contactDataUpdated
    case stateCheckpoint
    case csatRequested
    case csatRequestCancelled
    case csatSubmitted
    case closedResolvedByIntegration
    case closedResolvedByContact
    case integrationReopenedSession
    case other(String)
}

extension MessageType: RawRepresentable, Codable {
    package init(rawValue: String) {
        self = Self.named.first { $0.rawValue == rawValue } ?? .other(rawValue)
    }

    package var rawValue: String {
        switch self {
        case .message: "message"
        case .agentMessage: "agent_message"
        case .agentComment: "agent_comment"
        case .agentJoined: "agent_joined"
        case .agentChanged: "agent_changed"
        case .agentTookSessionFromAI: "agent_took_session_from_ai"
        case .agentAssignedByIntegration: "agent_assigned_by_integration"
        case .agentUnassignedByIntegration: "agent_unassigned_by_integration"
        case .teamAssignedByIntegration: "team_assigned_by_integration"
        case .handoff: "handoff"
        case .aiResumedBySystem: "ai_resumed_by_system"
        case .prohibitedTopicDetected: "prohibited_topic_detected"
        case .handoffToThirdPartyFailed: "handoff_to_third_party_failed"
        case .aiResponseCancelled: "ai_response_cancelled"
        case .contactDataUpdated: "contact_data_updated"
        case .stateCheckpoint: "state_checkpoint"
        case .csatRequested: "csat_requested"
        case .csatRequestCancelled: "csat_request_cancelled"
        case .csatSubmitted: "csat_submitted"
        case .closedResolvedByIntegration: "closed_resolved_by_integration"
        case .closedResolvedByContact: "closed_resolved_by_contact"
        case .integrationReopenedSession: "integration_reopened_session"
        case .other(let name): name
        }
    }

    /// Every type that has a case of its own.
    package static let named: [MessageType] = [
        .message, .agentMessage, .agentComment, .agentJoined, .agentChanged,
        .agentTookSessionFromAI, .agentAssignedByIntegration, .agentUnassignedByIntegration,
        .teamAssignedByIntegration, .handoff, .aiResumedBySystem, .prohibitedTopicDetected,
        .handoffToThirdPartyFailed, .aiResponseCancelled,
        .contactDataUpdated, .stateCheckpoint, .csatRequested, .csatRequestCancelled,
        .csatSubmitted, .closedResolvedByIntegration, .closedResolvedByContact,
        .integrationReopenedSession,
    ]
}
