import FakeCreatio

/// What an organisation, its visitors' pages and its Creatio know each other by.
struct OrganisationSecrets: Codable, Sendable {
    /// Public: it stands in the page.
    let widgetToken: String
    let organisationKey: String
    let webhookToken: String
    let signingKey: String

    /// New ones, which nobody can guess.
    init() {
        widgetToken = Self.hexadecimal(32)
        organisationKey = Self.hexadecimal(48)
        webhookToken = Self.hexadecimal(48)
        signingKey = Self.hexadecimal(64)
    }

    /// So many random digits in lower case.
    static func hexadecimal(_ count: Int) -> String {
        RandomText.hexadecimal(count) { .random(in: .min ... .max) }.lowercased()
    }
}
