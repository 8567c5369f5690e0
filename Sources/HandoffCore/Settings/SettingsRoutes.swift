import Foundation
import HTTPTypes
import Hummingbird
import JSON
import WidgetProtocol
import Wire

/// What the page *Settings → Integrations → Creatio* does, at `/backend/creatio/settings`.
///
/// OpenCX publishes no such endpoint; the path is ours. `GET` shows the settings without the
/// secret, and `POST` tests and saves them. A body without secret keeps the one that is saved,
/// so that what `GET` shows can be changed and sent back.
struct SettingsRoutes: Sendable {
    static let path = "/backend/creatio/settings"

    let key: OrganisationKey
    let test: TestAndSave
    let store: CoreStore
    let webhookURL: Secret

    func add(to router: Router<WireContext>) {
        router.get(RouterPath(Self.path)) { request, _ -> Response in
            try key.check(request)
            return try .json(status(of: try await store.creatioSettings()))
        }
        router.post(RouterPath(Self.path)) { request, _ -> Response in
            try key.check(request)
            let body: JSONValue = try await request.decoded(upTo: WidgetRoutes.bodyLimit)
            let settings = try self.settings(in: body, saved: try await store.creatioSettings())
            let problems = try await test.run(settings)
            guard problems.isEmpty else {
                return try .json(
                    Status(status: "Inactive", webhookUrl: nil, errors: problems, settings: nil),
                    status: .unprocessableContent
                )
            }
            return try .json(status(of: settings))
        }
    }

    /// The settings that a body asks for.
    ///
    /// The saved secret goes only where it went before: to the same application of the same
    /// instance. Otherwise whoever may change an address could have it sent there.
    private func settings(in body: JSONValue, saved: CreatioSettings?) throws -> CreatioSettings {
        let hasSecret = body[CreatioSettings.secretMember] != nil
        var completed = body
        if !hasSecret { completed[CreatioSettings.secretMember] = "" }
        do {
            var settings = try WidgetJSON.decode(
                CreatioSettings.self,
                from: completed.serialized()
            )
            if !hasSecret, let saved, settings.hasConnection(of: saved) {
                settings.clientSecret = saved.clientSecret
            }
            return settings
        } catch {
            throw Refusal(.badRequest, "\(error)")
        }
    }

    /// The webhook address is shown once the integration is configured (opencx.md section 2.5).
    private func status(of settings: CreatioSettings?) throws -> Status {
        Status(
            status: settings == nil ? "Inactive" : "Active",
            webhookUrl: settings == nil ? nil : webhookURL.exposed,
            errors: [],
            settings: try settings?.shown
        )
    }

    private struct Status: Encodable {
        let status: String
        let webhookUrl: String?
        let errors: [SettingsProblem]
        let settings: JSONValue?
    }
}

extension CreatioSettings {
    fileprivate static let secretMember = CodingKeys.clientSecret.rawValue

    /// The settings as people may see them: without the secret.
    fileprivate var shown: JSONValue {
        get throws {
            var value = try JSONValue.parse(WidgetJSON.encode(self))
            value[Self.secretMember] = nil
            return value
        }
    }

    /// Whether both speak to the same instance as the same application.
    fileprivate func hasConnection(of other: CreatioSettings) -> Bool {
        instanceURL == other.instanceURL && clientID == other.clientID
            && tokenURL == other.tokenURL
    }
}
