import Foundation
import HTTPTypes
import Metrics
import WidgetProtocol
import Wire

/// Picks the organisation that a request belongs to by what came with it, and lets that one answer.
///
/// It only picks: the organisation's own checks stand behind it, so a wrong choice opens nothing.
/// What belongs to nobody goes to a core that nobody has a secret of, and which refuses it in the
/// words in which any core does.
struct FrontDoor: Responder {
    /// An organisation, and what it is known by.
    struct Tenant: Sendable {
        let id: String
        let widgetToken: Secret
        let organisationKey: Secret
        let webhookToken: Secret
        let responder: any Responder
    }

    /// What the paths of files begin with.
    static let fileRoot = "/of/"

    /// What the paths of an organisation's files begin with.
    static func filePath(of organisation: String) -> String { fileRoot + organisation }

    let tenants: [Tenant]
    let stranger: any Responder
    let metrics: any MetricsFactory
    let environment: Environment

    func respond(to request: WireRequest) async -> WireResponse {
        let surface = Surface(path: request.path)
        let tenant = tenant(for: request, at: surface)
        let beginning = environment.now()
        var own = request
        if surface == .files, let tenant {
            own.head.path?.removeFirst(Self.filePath(of: tenant.id).count)
        }
        let answer = await (tenant?.responder ?? stranger).respond(to: own)
        let dimensions = [
            ("organisation", tenant?.id ?? "none"), ("surface", surface.rawValue),
            ("status", "\(answer.status.code / 100)xx"),
        ]
        Metrics.Timer(
            label: ServiceMetric.requestSeconds.rawValue,
            dimensions: dimensions,
            factory: metrics
        ).record(duration: environment.now() - beginning)
        return answer
    }

    private func tenant(for request: WireRequest, at surface: Surface) -> Tenant? {
        switch surface {
        case .widget:
            let name = HTTPField.Name(WidgetName.botTokenHeader)
            let token = name.flatMap { request.headers[$0] }
            return first { $0.widgetToken.matches(token ?? "") }
        case .webhook:
            let token = request.path.dropFirst(WebhookRoutes.path.count).removingPercentEncoding
            return first { $0.webhookToken.matches(token ?? "") }
        case .files:
            return tenants.first { request.path.hasPrefix(Self.filePath(of: $0.id) + "/") }
        case .organisation:
            let key = OrganisationKey.presented(request.headers[.authorization])
            return first { $0.organisationKey.matches(key ?? "") }
        }
    }

    /// Compares with all of them, so that the time does not tell which one it was.
    private func first(_ matches: (Tenant) -> Bool) -> Tenant? {
        tenants.reduce(nil) { found, tenant in matches(tenant) ? tenant : found }
    }
}

/// The parts of the interface, each with its own way to say who one is.
enum Surface: String, CaseIterable, Sendable {
    /// What pages call: the widget token.
    case widget
    /// What links in pages lead to: the address itself.
    case files
    /// What Creatio calls: the token in the path.
    case webhook
    /// What backends, administrators and operators call: the organisation's key.
    case organisation

    /// Everything of the widget API begins with it (opencx.md section 4.5).
    private static let widgetRoot = "/backend/widget/v2/"

    init(path: String) {
        self =
            if path.hasPrefix(FrontDoor.fileRoot) {
                .files
            } else if path.hasPrefix(Self.widgetRoot) {
                .widget
            } else if path.hasPrefix(WebhookRoutes.path) {
                .webhook
            } else {
                .organisation
            }
    }
}
