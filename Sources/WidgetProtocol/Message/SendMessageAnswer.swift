/// The answer of `chat/send`.
package enum SendMessageAnswer: Sendable, Equatable {
    case success(Success)
    /// The message was refused, or the AI failed; the visitor sees the words in a bubble, with
    /// status 2xx only.
    case failure(Failure)

    /// Why a message has no answer by the AI.
    package enum Code: Sendable, Hashable {
        case sessionAssignedToHumanAgent
        case responseCancelled
        case skippingUnusefulResponse
        case duplicateMessageIgnored
        case other(String)
    }

    package struct Success: Sendable, Equatable {
        package var code: Code?
        package var autopilotResponse: AutopilotResponse?
        package var uiResponse: UIResponse?
        package var sessionIsHandedOff: Bool?
        /// The only way but polling for the engine to learn of a handoff or a closure.
        package var session: Session?

        package init(
            code: Code? = nil,
            autopilotResponse: AutopilotResponse? = nil,
            uiResponse: UIResponse? = nil,
            sessionIsHandedOff: Bool? = nil,
            session: Session? = nil
        ) {
            self.code = code
            self.autopilotResponse = autopilotResponse
            self.uiResponse = uiResponse
            self.sessionIsHandedOff = sessionIsHandedOff
            self.session = session
        }
    }

    package struct Failure: Codable, Sendable, Equatable {
        package var code: String?
        package var message: String?

        package init(code: String? = nil, message: String? = nil) {
            self.code = code
            self.message = message
        }
    }
}

extension SendMessageAnswer: Codable {
    private enum CodingKeys: String, CodingKey {
        case success, error
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        if try members.decode(Bool.self, forKey: .success) {
            self = .success(try Success(from: decoder))
        } else {
            self = .failure(try members.decode(Failure.self, forKey: .error))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .success(let success):
            try members.encode(true, forKey: .success)
            try success.encode(to: encoder)
        case .failure(let failure):
            try members.encode(false, forKey: .success)
            try members.encode(failure, forKey: .error)
        }
    }
}

extension SendMessageAnswer.Success: Codable {}

extension SendMessageAnswer.Code: RawRepresentable, Codable {
    package init(rawValue: String) {
        self = Self.named.first { $0.rawValue == rawValue } ?? .other(rawValue)
    }

    package var rawValue: String {
        switch self {
        case .sessionAssignedToHumanAgent: "session_assigned_to_human_agent"
        case .responseCancelled: "response_cancelled"
        case .skippingUnusefulResponse: "skipping_unuseful_response"
        case .duplicateMessageIgnored: "duplicate_message_ignored"
        case .other(let name): name
        }
    }

    /// Every code that has a case of its own.
    package static let named: [Self] = [
        .sessionAssignedToHumanAgent, .responseCancelled, .skippingUnusefulResponse,
        .duplicateMessageIgnored,
    ]
}
