package import JSON

/// What became of a message that the visitor wrote.
package enum SendOutcome: Sendable, Equatable {
    /// The server has it.
    case delivered
    /// It is on the screen, and below it the error.
    case refused(bubble: String)
    /// There is no session: it is on the screen and was never sent.
    case unsent
    /// No answer, or none that can be read: nothing is shown, and the server may have it.
    case unanswered
    /// The answer was not waited for, because another message or another chat came in between;
    /// polling brings what it said.
    case overtaken
    /// Nothing to send.
    case empty
    /// The AI's answer has to come first.
    case blocked
    /// The form has to be filled first.
    case formIsOpen
    /// The engine's own code stops at the session that the server gave it.
    case broken(reason: String)
}

/// What became of the visitor's wish to close the conversation.
package enum ResolveOutcome: Sendable, Equatable {
    case resolved
    /// There is no open session.
    case nothingToResolve
    /// The session stays open, and the visitor is told nothing.
    case refused(status: Int, body: String)
    case unanswered
}

/// What became of a vote or a rating.
package enum FeedbackOutcome: Sendable, Equatable {
    case taken
    /// The server says no, with its reason where it gives one.
    case notTaken(reason: String?)
    case refused(status: Int)
    case unanswered
    /// There is nothing to vote on, or no session to rate.
    case impossible
}

/// What became of an action that the page executed.
package enum ActionOutcome: Sendable, Equatable {
    case executed(response: JSONValue)
    case refused(words: String)
}
