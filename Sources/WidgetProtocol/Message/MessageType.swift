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
    case agentAssignedByIntegration
    case agentUnassignedByIntegration
    case teamAssignedByIntegration
    case handoff
    /// The case could not be made; the handoff stands.
    case handoffToThirdPartyFailed
    case contactDataUpdated
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
        case .agentAssignedByIntegration: "agent_assigned_by_integration"
        case .agentUnassignedByIntegration: "agent_unassigned_by_integration"
        case .teamAssignedByIntegration: "team_assigned_by_integration"
        case .handoff: "handoff"
        case .handoffToThirdPartyFailed: "handoff_to_third_party_failed"
        case .contactDataUpdated: "contact_data_updated"
        case .closedResolvedByIntegration: "closed_resolved_by_integration"
        case .closedResolvedByContact: "closed_resolved_by_contact"
        case .integrationReopenedSession: "integration_reopened_session"
        case .other(let name): name
        }
    }

    /// Every type that has a case of its own.
    package static let named: [MessageType] = [
        .message, .agentMessage, .agentComment, .agentAssignedByIntegration,
        .agentUnassignedByIntegration, .teamAssignedByIntegration, .handoff,
        .handoffToThirdPartyFailed, .contactDataUpdated, .closedResolvedByIntegration,
        .closedResolvedByContact, .integrationReopenedSession,
    ]
}
