import HTTPTypes
import Hummingbird
import Wire

/// What the page *Settings → Integrations → Creatio* does, at `/backend/creatio/settings`.
///
/// OpenCX publishes no such endpoint; the path is ours.
struct SettingsRoutes: Sendable {
    static let path = "/backend/creatio/settings"

    let key: OrganisationKey
    let test: TestAndSave
    let store: CoreStore
    let webhookURL: Secret

    func add(to router: Router<WireContext>) {
        router.get(RouterPath(Self.path)) { request, _ -> Response in
            try key.check(request)
            let isActive = try await store.creatioSettings() != nil
            return try .json(status(isActive: isActive))
        }
        router.post(RouterPath(Self.path)) { request, _ -> Response in
            try key.check(request)
            let settings: CreatioSettings = try await request.decoded(upTo: WidgetRoutes.bodyLimit)
            let problems = try await test.run(settings)
            guard problems.isEmpty else {
                return try .json(
                    Status(status: "Inactive", webhookUrl: nil, errors: problems),
                    status: .unprocessableContent
                )
            }
            return try .json(status(isActive: true))
        }
    }

    /// The webhook address is shown once the integration is configured (opencx.md section 2.5).
    private func status(isActive: Bool) -> Status {
        Status(
            status: isActive ? "Active" : "Inactive",
            webhookUrl: isActive ? webhookURL.exposed : nil,
            errors: []
        )
    }

    private struct Status: Encodable {
        let status: String
        let webhookUrl: String?
        let errors: [SettingsProblem]
    }
}
