package import Wire

/// Where an AI answers over HTTP, and how much the core waits and reads.
package struct AutopilotEndpoint: Sendable, Equatable {
    /// What becomes of a message that the AI did not answer.
    package enum Fallback: String, Sendable, CaseIterable {
        /// The visitor reads an apology and keeps the conversation with the AI: the next message
        /// is a new attempt.
        case apologise
        /// A human takes over, told that the AI failed and why.
        case handOff = "hand off"
    }

    /// An absolute http or https address; the core posts to it.
    package var url: String
    /// Sent as `Authorization: Bearer`; nil sends none.
    package var secret: Secret?
    /// How long an answer is waited for.
    ///
    /// 30 s by default: a language model with a few tool calls takes about ten, and nobody looks
    /// at a waiting bubble for a minute.
    package var timeOut: Duration = .seconds(30)
    /// The longest answer that is read, in bytes.
    package var answerLimit = 256 * 1024
    /// How many messages of the conversation are sent at most, the newest; what was left out is
    /// counted in `omitted_messages`.
    package var messageLimit = 500
    package var fallback: Fallback = .apologise
    /// What the visitor reads when the AI fails.
    package var apology = AutopilotAnswer.apologyText
    /// What the visitor reads when the AI fails and a human takes over.
    package var farewell =
        "I am sorry, I cannot answer right now. A colleague will take over."

    /// - Parameters:
    ///   - url: Where the core posts to.
    ///   - secret: The bearer token.
    /// - Throws: `AddressError` where the core could not post to it.
    package init(url: String, secret: Secret? = nil) throws(AddressError) {
        _ = try Address(url)
        self.url = url
        self.secret = secret
    }
}
