import HandoffCore
import JSON

/// The one organisation of a core that has no file.
struct OrganisationOptions {
    /// Its id, which is the name of its folder in the store.
    static let id = "main"

    let name: String?
    let rules: String?
    let aiEndpoint: String?
    let creatioURL: String?
    let creatioClientID: String?
    let creatioTokenURL: String?

    var isEmpty: Bool {
        [name, rules, aiEndpoint, creatioURL, creatioClientID, creatioTokenURL].allSatisfy {
            $0 == nil
        }
    }

    /// - Throws: `CoreCommandError` for options that do not fit together.
    func settings(_ variables: [String: String]) throws(CoreCommandError) -> OrganisationSettings {
        func source(_ name: String) -> SecretSource? {
            variables[name] == nil ? nil : .variable(name)
        }
        var settings = OrganisationSettings(id: Self.id, name: name ?? Self.id)
        settings.widgetToken = variables["HANDRAIL_WIDGET_TOKEN"]
        settings.organisationKey = source("HANDRAIL_ORGANISATION_KEY")
        settings.webhookToken = source("HANDRAIL_WEBHOOK_TOKEN")
        settings.signingKey = source("HANDRAIL_SIGNING_KEY")
        settings.ai = try ai(source("HANDRAIL_AI_SECRET"))
        switch (creatioURL, creatioClientID) {
        case (let url?, let client?):
            var members: [(String, JSONValue)] = [
                ("instanceUrl", .string(url)), ("clientId", .string(client)),
            ]
            if let creatioTokenURL { members.append(("tokenUrl", .string(creatioTokenURL))) }
            settings.creatio = JSONValue(members: members)
            settings.creatioSecret = .variable("HANDRAIL_CREATIO_CLIENT_SECRET")
        case (nil, nil): break
        default:
            throw CoreCommandError("--creatio-url and --creatio-client-id belong together")
        }
        return settings
    }

    private func ai(_ secret: SecretSource?) throws(CoreCommandError) -> OrganisationSettings.AI {
        switch (rules, aiEndpoint) {
        case (nil, nil): return .none
        case (let file?, nil): return .rules(file: file)
        case (nil, let url?): return .endpoint(url: url, secret: secret)
        default:
            throw CoreCommandError("an AI answers by --rules or at --ai-endpoint, not both")
        }
    }
}
