import Contracts
import FakeCreatio
import Wire

/// The business processes of a partner and the way of their calls, right in every detail until a
/// test plants a mistake.
struct WebhookSetup: Sendable {
    static let token = "c4f1e1d2-a-long-random-token"
    static let path = "/backend/creatio/webhook/"

    /// The address that is said to the check.
    var url = "https://tunnel.example" + path + token
    var processes = [Self.replies, Self.closures]
    /// The names that are said to the check.
    var replyProcess: String? = Self.replies.name
    var closureProcess: String? = Self.closures.name
    var isByHand = false
    /// Whether a rep does what the check asks for.
    var hasRep = true
    /// For how long the instance's processes queue at the beginning.
    var pause = Duration.zero
    /// Answers in the place of the listener.
    var tunnel: (@Sendable (WireRequest) -> WireResponse)?

    /// The process of the guide, which leaves out what the integration wrote.
    static var replies: BusinessProcess {
        var process = BusinessProcess.agentReplies(webhookURL: address)
        process.filter =
            (process.filter ?? "") + " and CreatedBy/Id ne \(PartnerSetup.integrationContact)"
        return process
    }

    static var closures: BusinessProcess { .caseClosure(webhookURL: address) }

    private static let address = "https://tunnel.example" + path + token

    /// Changes one of the two processes.
    mutating func change(
        _ process: BusinessProcess,
        _ change: (inout BusinessProcess) -> Void
    ) {
        for index in processes.indices where processes[index].name == process.name {
            change(&processes[index])
        }
    }

    func plan(
        _ writing: WritePlan?,
        _ environment: Environment,
        says: @escaping @Sendable (String) -> Void
    ) throws -> WebhookPlan {
        var plan = WebhookPlan(
            listener: WebhookListener(
                address: try WebhookAddress(url),
                now: environment.now
            ),
            marker: writing?.marker ?? WritePlan.makeMarker(environment)
        )
        plan.replyProcess = replyProcess
        plan.closureProcess = closureProcess
        plan.isByHand = isByHand
        plan.say = says
        return plan
    }

    func before(_ listener: any Responder) -> any Responder {
        guard let tunnel else { return listener }
        return FunctionResponder { tunnel($0) }
    }
}
