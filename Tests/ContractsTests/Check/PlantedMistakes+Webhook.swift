import Contracts
import FakeCreatio
import HTTPTypes
import Wire

extension PlantedMistake {
    static let webhook = reachOfWebhook + processes + calls + bodies + noise

    private static let reachOfWebhook = [
        webhook("an address that leads elsewhere", .publicURL, naming: "502") {
            $0.tunnel = { _ in WireResponse(status: .badGateway) }
        },
        webhook("an address where nobody answers", .publicURL, naming: "nothing answers") {
            let address = "https://tunel.example" + WebhookSetup.path + WebhookSetup.token
            $0.url = address
            $0.change(WebhookSetup.replies) { $0.call.address = Secret(address) }
            $0.change(WebhookSetup.closures) { $0.call.address = Secret(address) }
        },
    ]

    private static let processes = [
        webhook("the process of replies is inactive", .process, naming: "not active") {
            $0.change(WebhookSetup.replies) { $0.isActive = false }
        },
        webhook("an inactive process whose name nobody said", .process, naming: "'Case closure'") {
            $0.closureProcess = nil
            $0.change(WebhookSetup.closures) { $0.isActive = false }
        },
        webhook("no process of replies", .process, naming: "no process 'Agent replies'") {
            $0.processes.removeFirst()
        },
        webhook("a filter for calls, and not for tasks", .signal, naming: "an internal activity") {
            $0.change(WebhookSetup.replies) {
                $0.filter = "Type/Id eq \(StockActivityType.call.id)"
            }
        },
        webhook("a signal on cases, and not on activities", .signal, naming: "the case was made") {
            $0.change(WebhookSetup.replies) {
                $0.signal = ProcessSignal(object: "Case", event: .added)
                $0.filter = nil
                $0.call.body = #"{"event_type":"new_activity","caseId":"[#Id#]"}"#
            }
        },
        webhook("a signal on changes of activities", .signal, naming: "not started") {
            $0.change(WebhookSetup.replies) { $0.signal.event = .modified() }
        },
        webhook("a signal that watches the owner", .signal, naming: "not started") {
            $0.change(WebhookSetup.closures) { $0.signal.event = .modified(watching: ["OwnerId"]) }
        },
        webhook("a filter for another status", .signal, naming: "not started") {
            $0.change(WebhookSetup.closures) {
                $0.filter = "Status/Id eq \(StockCaseStatus.canceled.id)"
            }
        },
    ]

    private static let calls = [
        webhook("a process that calls nobody", .processAddress, naming: "nothing answers") {
            $0.change(WebhookSetup.replies) {
                $0.call.address = Secret("https://tunel.example/" + WebhookSetup.token)
            }
        },
        webhook("a process that still calls OpenCX", .processAddress, naming: "come to its end") {
            $0.change(WebhookSetup.closures) {
                $0.call.address = Secret("https://api.open.cx" + WebhookSetup.path + "x")
            }
        },
        webhook("a path that is misspelt", .processAddress, naming: "/creatio/webhok/") {
            $0.change(WebhookSetup.replies) {
                $0.call.address = Secret(
                    "https://tunnel.example/backend/creatio/webhok/" + WebhookSetup.token
                )
            }
        },
        webhook("an address without the token", .processAddress, naming: "/creatio/webhook") {
            $0.change(WebhookSetup.closures) {
                $0.call.address = Secret("https://tunnel.example/backend/creatio/webhook")
            }
        },
        webhook("another token", .token, naming: "a token that is not") {
            $0.change(WebhookSetup.replies) {
                $0.call.address = Secret("https://tunnel.example" + WebhookSetup.path + "old")
            }
        },
    ]

    private static let bodies = [
        webhook("an empty body", .body, naming: "is empty") {
            $0.change(WebhookSetup.replies) { $0.call.body = "" }
        },
        webhook("a body without the case", .body, naming: "'caseId' is missing") {
            $0.change(WebhookSetup.replies) { $0.call.body = #"{"event_type":"new_activity"}"# }
        },
        webhook("a body with the activity's id as the case's", .body, naming: "of the activity") {
            $0.change(WebhookSetup.replies) {
                $0.call.body = #"{"event_type":"new_activity","caseId":"[#Id#]"}"#
            }
        },
        webhook("an event that nobody knows", .body, naming: "'reply' is not an event") {
            $0.change(WebhookSetup.replies) {
                $0.call.body = #"{"event_type":"reply","caseId":"[#Case.Id#]"}"#
            }
        },
        webhook("the event of replies for closures", .body, naming: "'new_activity'") {
            $0.change(WebhookSetup.closures) {
                $0.call.body = #"{"event_type":"new_activity","caseId":"[#Id#]"}"#
            }
        },
        webhook("a call that is no POST", .body, naming: "'GET'") {
            $0.change(WebhookSetup.closures) { $0.call.method = .get }
        },
    ]

    private static let noise = [
        webhook("processes that queue", .delay, naming: "only after") { $0.pause = .seconds(40) },
        webhook("two processes for replies", .duplicates, naming: "2 calls") {
            var second = WebhookSetup.replies
            second.name = "Agent replies (copy)"
            $0.processes.append(second)
        },
        webhook("a process that echoes", .echo, naming: "the integration wrote") {
            $0.change(WebhookSetup.replies) {
                $0.filter = BusinessProcess.agentReplies(webhookURL: "").filter
            }
        },
        webhook("a process that tells of every activity", .internalActivity, naming: "internal") {
            $0.change(WebhookSetup.replies) {
                $0.filter = "CreatedBy/Id ne \(PartnerSetup.integrationContact)"
            }
        },
    ]

    /// A mistake in a check that writes and listens.
    private static func webhook(
        _ name: String,
        _ cause: CheckID,
        naming word: String,
        _ plant: @escaping @Sendable (inout WebhookSetup) -> Void
    ) -> PlantedMistake {
        PlantedMistake(name, cause, naming: word) { setup in
            var webhook = WebhookSetup()
            plant(&webhook)
            setup.writes = true
            setup.listen(webhook)
        }
    }
}
