import Wire

/// A wait with a limit, of which whoever waits hears now and then.
struct Progress {
    private static let interval = Duration.seconds(30)

    let plan: WebhookPlan
    private let environment: Environment
    private let end: Timestamp
    private var nextWord: Timestamp

    init(plan: WebhookPlan, limit: Duration, environment: Environment) {
        self.plan = plan
        self.environment = environment
        end = environment.now() + limit
        nextWord = environment.now() + Self.interval
    }

    /// Whether there is time left.
    mutating func goesOn() -> Bool {
        let now = environment.now()
        if now >= nextWord, now < end {
            plan.say("… \((end - now).components.seconds) s are left.")
            nextWord = now + Self.interval
        }
        return now < end
    }
}
