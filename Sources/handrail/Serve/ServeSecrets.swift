import Foundation

/// What a served organisation, its visitors' pages and its Creatio know each other by.
struct ServeSecrets: Codable, Sendable {
    let organisation: OrganisationSecrets
    /// The OAuth application that is announced; it acts as Supervisor.
    let clientID: String
    let clientSecret: String
    /// The OAuth application of the core, and the user it acts as.
    let integrationClientID: String
    let integrationClientSecret: String
    let integrationPassword: String
    let integrationContactID: String

    /// New ones, in the form in which Creatio makes them (creatio.md section 2.4).
    init() {
        organisation = OrganisationSecrets()
        clientID = Self.hexadecimal(32)
        clientSecret = Self.hexadecimal(64)
        integrationClientID = Self.hexadecimal(32)
        integrationClientSecret = Self.hexadecimal(64)
        integrationPassword = Self.hexadecimal(32)
        integrationContactID = UUID().uuidString.lowercased()
    }

    private static func hexadecimal(_ count: Int) -> String {
        OrganisationSecrets.hexadecimal(count).uppercased()
    }
}
