/// The body of `submit-csat`: how the visitor liked the conversation.
package struct SubmitRating: Codable, Sendable, Equatable {
    /// From terrible to great (opencx.md section 4.10).
    package static let scores = 1...5

    package var sessionID: String
    package var score: Int
    package var feedback: String?
    /// The client's id of the rating; it comes back as the row's `publicId`.
    package var systemMessageUUID: String?

    package init(
        sessionID: String,
        score: Int,
        feedback: String? = nil,
        systemMessageUUID: String? = nil
    ) {
        self.sessionID = sessionID
        self.score = score
        self.feedback = feedback
        self.systemMessageUUID = systemMessageUUID
    }

    private enum CodingKeys: String, CodingKey {
        case score, feedback
        case sessionID = "session_id"
        case systemMessageUUID = "system_message_uuid"
    }
}

/// The answer of `submit-csat`.
package struct RatingAnswer: Codable, Sendable, Equatable {
    /// Why a rating is not taken.
    package enum Reason: String, Codable, Sendable {
        /// The conversation has been rated.
        case rescoreLocked = "rescore_locked"
        /// Nobody asks for a rating, or not any more.
        case requestCancelled = "request_cancelled"
    }

    package var success: Bool
    package var reason: Reason?

    package init(refusedBecause reason: Reason? = nil) {
        success = reason == nil
        self.reason = reason
    }
}
