/// What was done to a case, and which calls came upon it.
struct WebhookStory: Sendable {
    let caseID: String
    var episodes: [WebhookEpisode] = []
    /// The processes that are switched off; nil where the library cannot be read, or need not be.
    var inactive: [String]?

    func episode(_ moment: WebhookMoment) -> WebhookEpisode? {
        episodes.first { $0.moment == moment }
    }
}
