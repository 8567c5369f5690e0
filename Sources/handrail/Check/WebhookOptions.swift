import ArgumentParser
import Contracts
import Wire

/// How `handrail check` listens for calls of the webhook.
struct WebhookOptions: ParsableArguments {
    /// Stands in for `--webhook-url`, since the address holds a token.
    static let variable = "HANDRAIL_WEBHOOK_URL"

    @Option(
        name: .customLong("webhook-listen"),
        help: ArgumentHelp(
            "Listen for the business processes' calls here; port 0 takes a free one.",
            valueName: "host:port"
        )
    )
    var listen: ListenAddress?

    @Option(
        name: .customLong("webhook-url"),
        help: ArgumentHelp(
            "The address that stands in the processes and leads to --webhook-listen, with a token at its end.",
            valueName: "url"
        )
    )
    var url: String?

    @Option(name: .customLong("webhook-wait"), help: "How long a call is waited for, in seconds.")
    var callWait = 120

    @Option(help: "How long a rep may take for each step, in seconds.")
    var repWait = 600

    @Option(help: "The name of the process that tells of replies, as in the process library.")
    var replyProcess: String?

    @Option(help: "The name of the process that tells of closures, as in the process library.")
    var closureProcess: String?

    @Option(
        help:
            "With --write: the contact in whose name a reply is written; by default Default Case Owner ID."
    )
    var rep: String?

    @Flag(help: "With --write: let a rep do by hand what reps do.")
    var byHand = false

    func validate() throws {
        guard listen != nil || url == nil else {
            throw ValidationError("--webhook-url is of no use without --webhook-listen.")
        }
        for (option, seconds) in [("--webhook-wait", callWait), ("--rep-wait", repWait)]
        where !(1...86_400 ~= seconds) {
            throw ValidationError("\(option) is a number of seconds from 1 to 86400.")
        }
    }

    /// The plan; nil where nobody listens.
    ///
    /// - Parameters:
    ///   - variables: The variables of the process's environment.
    ///   - marker: Stands in the name of the case.
    ///   - now: The time of day.
    /// - Returns: The plan, which says what it does on standard error.
    /// - Throws: `UnusableCall`, `WebhookAddressError`.
    func plan(
        variables: [String: String],
        marker: String,
        now: @escaping @Sendable () -> Timestamp
    ) throws -> WebhookPlan? {
        guard listen != nil else { return nil }
        guard let text = url ?? variables[Self.variable] else {
            throw UnusableCall(
                "--webhook-listen needs the address that stands in the processes; give it with "
                    + "--webhook-url or the environment variable '\(Self.variable)'"
            )
        }
        let address = try WebhookAddress(text)
        var plan = WebhookPlan(
            listener: WebhookListener(address: address, now: now),
            marker: marker
        )
        plan.callWait = .seconds(callWait)
        plan.repWait = .seconds(repWait)
        plan.replyProcess = replyProcess
        plan.closureProcess = closureProcess
        plan.repContactID = rep
        plan.isByHand = byHand
        plan.say = { StandardError.print($0) }
        return plan
    }
}
