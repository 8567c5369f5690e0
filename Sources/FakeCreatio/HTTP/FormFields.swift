import HTTPTypes
import OData
import Wire

/// Fields as `application/x-www-form-urlencoded` has them: in a body, or in a query.
///
/// Of two with one name the last counts.
struct FormFields {
    static let mediaType = "application/x-www-form-urlencoded"

    /// The values by name.
    let values: [String: String]

    /// Reads the body of a request; nil where it is said to be of another type.
    init?(bodyOf request: WireRequest) {
        guard MediaType(request.headers[.contentType] ?? "").name == Self.mediaType else {
            return nil
        }
        self.init(String(decoding: request.body, as: UTF8.self))
    }

    /// Reads a query.
    init(queryOf request: WireRequest) {
        self.init(request.query ?? "")
    }

    private init(_ text: String) {
        values = text.split(separator: "&").reduce(into: [:]) { values, pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            values[Self.decode(parts[0])] = parts.count > 1 ? Self.decode(parts[1]) : ""
        }
    }

    /// The names that there are, in alphabetical order.
    var names: [String] { values.keys.sorted() }

    subscript(name: String) -> String? { values[name] }

    /// One name or value.
    static func decode(_ text: some StringProtocol) -> String {
        PercentEncoding.decode(text, plusIsSpace: true)
    }
}
