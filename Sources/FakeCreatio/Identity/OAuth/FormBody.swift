import Foundation
import HTTPTypes
import Wire

/// The fields of a body of type `application/x-www-form-urlencoded`, or of a query.
struct FormBody {
    private let fields: [String: String]

    /// Reads the body of a request; nil where it is said to be of another type.
    init?(of request: WireRequest) {
        let type = request.headers[.contentType] ?? ""
        guard
            type.prefix(while: { $0 != ";" }).lowercased().filter({ $0 != " " })
                == "application/x-www-form-urlencoded"
        else { return nil }
        self.init(String(decoding: request.body, as: UTF8.self))
    }

    /// Reads the fields of a text, which may be the query of an address too.
    init(_ text: String) {
        fields = text.split(separator: "&").reduce(into: [:]) { fields, pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[Self.decode(parts[0])] = parts.count > 1 ? Self.decode(parts[1]) : ""
        }
    }

    subscript(name: String) -> String? { fields[name] }

    static func decode(_ text: some StringProtocol) -> String {
        let spaced = String(text).replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}
