package import JSON

/// The body of `checkpoint`: where the page's own canvas stands.
package struct Checkpoint: Codable, Sendable, Equatable {
    package var sessionID: String
    /// An object of the page's choice; it comes back as `latestStateCheckpointPayload`.
    package var payload: JSONValue

    package init(sessionID: String, payload: JSONValue) {
        self.sessionID = sessionID
        self.payload = payload
    }

    private enum CodingKeys: String, CodingKey {
        case payload
        case sessionID = "session_id"
    }
}

/// The answer of `checkpoint`.
package struct CheckpointAnswer: Codable, Sendable, Equatable {
    package var success: Bool

    package init(success: Bool) {
        self.success = success
    }
}
