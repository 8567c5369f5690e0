/// What the visitor reads where the AI gave no answer.
///
/// It is said in the AI's name and kept like any answer. While the last word of a conversation of
/// the AI's is the visitor's, the page lets nobody write (widget-engine.md section 3, rule 6), and
/// an error that the page alone shows is gone as soon as it is loaded anew.
extension AutopilotAnswer {
    package static let apologyText =
        "I am sorry, I cannot answer right now. Please try again in a moment."
    /// Where the core was away for so long that an answer would come out of the blue.
    package static let belatedApologyText =
        "I am sorry, I could not answer in time. Please write again if I can still help."

    /// The AI could not be asked, or failed.
    static func apology(because reason: String) -> Self {
        AutopilotAnswer(text: apologyText, reasoning: reason)
    }
}
