package import JSON

/// What makes a `system` row visible: a component that the widget draws in its place.
package enum SystemMessagePayload: Sendable, Equatable {
    /// `{"type":"none"}`: the row stays invisible.
    case nothing
    case stateCheckpoint(JSONValue)
    case csatRequested
    /// Known to version 5 alone; version 4 leaves the survey standing.
    case csatRequestCancelled
    case csatSubmitted(score: Int?, feedback: String?)
    /// A payload of a later version, kept as it came.
    case other(type: String, payload: JSONValue?)
}

extension SystemMessagePayload: Codable {
    private enum CodingKeys: String, CodingKey {
        case type, payload
    }

    private struct Rating: Codable {
        var score: Int?
        var feedback: String?
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        switch try members.decode(String.self, forKey: .type) {
        case "none":
            self = .nothing
        case "state_checkpoint":
            self = .stateCheckpoint(try members.decode(JSONValue.self, forKey: .payload))
        case "csat_requested":
            self = .csatRequested
        case "csat_request_cancelled":
            self = .csatRequestCancelled
        case "csat_submitted":
            let rating = try members.decode(Rating.self, forKey: .payload)
            self = .csatSubmitted(score: rating.score, feedback: rating.feedback)
        case let type:
            let payload = try members.decodeIfPresent(JSONValue.self, forKey: .payload)
            self = .other(type: type, payload: payload)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .nothing:
            try members.encode("none", forKey: .type)
        case .stateCheckpoint(let payload):
            try members.encode("state_checkpoint", forKey: .type)
            try members.encode(payload, forKey: .payload)
        case .csatRequested:
            try members.encode("csat_requested", forKey: .type)
        case .csatRequestCancelled:
            try members.encode("csat_request_cancelled", forKey: .type)
        case .csatSubmitted(let score, let feedback):
            try members.encode("csat_submitted", forKey: .type)
            try members.encode(Rating(score: score, feedback: feedback), forKey: .payload)
        case .other(let type, let payload):
            try members.encode(type, forKey: .type)
            try members.encodeIfPresent(payload, forKey: .payload)
        }
    }
}
