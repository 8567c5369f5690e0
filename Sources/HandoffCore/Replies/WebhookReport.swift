import HTTPTypes
import Hummingbird
import Wire

/// What operators are told of the webhook: calls that were of no use, and what waits.
struct WebhookReport: Encodable, Sendable, Equatable {
    /// A reason why calls were ignored.
    struct Remark: Encodable, Sendable, Equatable {
        let reason: String
        let calls: Int
        let firstAt: String
        let lastAt: String
    }

    /// An announcement that has not been applied yet.
    struct Waiting: Encodable, Sendable, Equatable {
        let event: String
        let caseID: String
        let receivedAt: String
        let attempts: Int
        let failure: String?
    }

    let ignored: [Remark]
    let waiting: [Waiting]
}

/// `GET /backend/creatio/webhook-report`, behind the organisation's key; the path is ours.
struct WebhookReportRoutes: Sendable {
    static let path = "/backend/creatio/webhook-report"

    let key: OrganisationKey
    let store: CoreStore

    func add(to router: Router<WireContext>) {
        router.get(RouterPath(Self.path)) { request, _ -> Response in
            try key.check(request)
            return try await .json(store.webhookReport())
        }
    }
}
