import OData
import Wire

/// Where **View session in OpenCX** leads: an address with `{sessionId}` in it.
struct SessionLinkTemplate: Codable, Sendable, Equatable {
    static let placeholder = "{sessionId}"

    var text: String

    init(_ text: String) {
        self.text = text
    }

    init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    func link(to session: SessionID) -> String {
        text.replacing(Self.placeholder, with: PercentEncoding.encode(session.rawValue))
    }

    /// What keeps the template from being used; nil where nothing does.
    ///
    /// A link of another scheme could run in a rep's browser, and one without the session would
    /// lead every rep to the same page.
    var problem: String? {
        do {
            // A page may keep its place behind a number sign, which no server is sent.
            let address = try Address(text.replacing("#", with: ""))
            if address.authority.contains(Self.placeholder.lowercased()) {
                return "'\(text)' has \(Self.placeholder) in the name of the host; put it behind"
            }
        } catch {
            return "\(error)"
        }
        return text.contains(Self.placeholder)
            ? nil
            : "'\(text)' does not say which session; put \(Self.placeholder) into it"
    }
}
