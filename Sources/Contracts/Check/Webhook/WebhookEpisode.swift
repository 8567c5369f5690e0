import Wire

/// One thing that was done, and the calls that came until the next one was.
struct WebhookEpisode: Sendable {
    let moment: WebhookMoment
    /// The activity, or the case itself.
    let recordID: String
    /// When it was done, by this machine's clock.
    let at: Timestamp
    var calls: [HeardCall] = []
    /// The instances of processes that have started since; nil where the log cannot be read, or
    /// need not be.
    var log: [ProcessEntry]?
}
