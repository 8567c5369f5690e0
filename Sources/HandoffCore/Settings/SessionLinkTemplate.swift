import OData
import Wire

/// Where **View session in OpenCX** leads: an address with `{sessionId}` in it.
struct SessionLinkTemplate: RawRepresentable, Codable, Sendable, Equatable {
    static let placeholder = "{sessionId}"

    var rawValue: String

    func link(to session: SessionID) -> String {
        rawValue.replacing(Self.placeholder, with: PercentEncoding.encode(session.rawValue))
    }

    /// What keeps the template from being used; nil where nothing does.
    ///
    /// A link of another scheme could run in a rep's browser, and one without the session would
    /// lead every rep to the same page.
    var problem: String? {
        do {
            // A page may keep its place behind a number sign, which no server is sent.
            let address = try Address(rawValue.replacing("#", with: ""))
            if address.authority.contains(Self.placeholder.lowercased()) {
                return "'\(rawValue)' has \(Self.placeholder) in the name of the host;"
                    + " put it behind"
            }
        } catch {
            return "\(error)"
        }
        return rawValue.contains(Self.placeholder)
            ? nil
            : "'\(rawValue)' does not say which session; put \(Self.placeholder) into it"
    }
}
