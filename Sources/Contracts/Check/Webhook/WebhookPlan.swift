import Wire

/// How the webhook's calls are brought about and waited for.
package struct WebhookPlan: Sendable {
    /// What the calls come to.
    package let listener: WebhookListener
    /// Stands in the name of the case, so that people and the check know it.
    package let marker: String
    /// How long a call is waited for.
    ///
    /// Default: 120 s. A process that repeats a call ten times under Creatio's own time-out needs
    /// 110 s until its log tells that it failed (creatio.md section 5.2).
    package var callWait = Duration.seconds(120)
    /// How long a rep may take for each step.
    ///
    /// Default: 600 s.
    package var repWait = Duration.seconds(600)
    /// The process that tells of replies, by its name in the process library; nil looks at all.
    package var replyProcess: String?
    /// The process that tells of closures, by its name in the process library; nil looks at all.
    package var closureProcess: String?
    /// The contact in whose name a reply is written; nil takes Default Case Owner ID.
    package var repContactID: String?
    /// Whether a rep does what reps do although the check may write.
    package var isByHand = false
    /// Takes a line for whoever waits.
    package var say: @Sendable (String) -> Void = { _ in }

    package init(listener: WebhookListener, marker: String) {
        self.listener = listener
        self.marker = marker
    }

    /// The plan for people, where the check makes records by itself or does not.
    package func text(writes: Bool) -> String {
        let steps =
            writes && !isByHand
            ? """
            It makes a case and three activities by itself: one as the integration, a reply and an \
            internal note in the name of a rep; then it sets the case's status.
            """
            : """
            It asks you, step by step, to \(writes ? "" : "make a case, ")add a reply and an \
            internal activity, and resolve the case\(writes ? "" : "; delete it afterwards").
            """
        return """
            This check waits for the calls of the business processes. Let both of them call
              \(listener.address.shown)
            while it runs, and write OpenCX's own address back afterwards.
            \(steps)
            """
    }
}
