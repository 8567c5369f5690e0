import Foundation
import HTTPTypes
import JSON
import Wire

/// Takes the secrets out of what crossed a wire, by the places where secrets stand.
///
/// It goes by place, not by value, so that a secret in a place where none belongs stays in the
/// trace, for the invariant on secrets to find.
struct Redaction: Sendable {
    static let mark = "‹secret›"

    /// How much of a body a trace keeps, in bytes.
    ///
    /// The invariants read messages from it, and one of 100 KB must not escape them.
    static let bodyLimit = 256 << 10

    /// The path before the webhook's token.
    private static let webhook = "/backend/creatio/webhook/"

    /// The secrets that were taken out so far, as they were.
    private(set) var removed: Set<String> = []

    mutating func headers(_ fields: HTTPFields) -> [Exchange.Header] {
        fields.map { field in
            Exchange.Header(
                name: field.name.canonicalName,
                value: header(field.name.canonicalName, field.value)
            )
        }
    }

    mutating func address(_ text: String) -> String {
        guard let path = text.firstRange(of: Self.webhook) else { return text }
        let token = text[path.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return text[..<path.upperBound] + hidden(token) + text[token.endIndex...]
    }

    mutating func body(_ bytes: Data, type: String?) -> String {
        guard bytes.count <= Self.bodyLimit, let text = String(validating: bytes, as: UTF8.self)
        else { return bytes.isEmpty ? "" : "‹\(bytes.count) bytes›" }
        if type?.hasPrefix("application/x-www-form-urlencoded") == true { return form(text) }
        // What is no JSON has no members to hide.
        guard text.hasPrefix("{") || text.hasPrefix("["), let value = try? JSONValue.parse(text)
        else { return text }
        let redacted = json(value)
        return redacted == value ? text : redacted.description
    }

    private mutating func header(_ name: String, _ value: String) -> String {
        if SecretPlaces.headers.contains(name) { return hidden(value) }
        guard name == "authorization" else { return address(value) }
        let scheme = value.prefix { $0 != " " }
        return scheme + " " + hidden(value.dropFirst(scheme.count + 1))
    }

    private mutating func form(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false)
            .map { item in
                let name = item.prefix { $0 != "=" }
                guard SecretPlaces.members.contains(name.lowercased()) else { return String(item) }
                let value = item.dropFirst(name.count + 1)
                return name + "=" + hidden(value.removingPercentEncoding.map { $0[...] } ?? value)
            }
            .joined(separator: "&")
    }

    private mutating func json(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number:
            return value
        case .string(let text):
            return .string(address(text))
        case .array(let elements):
            var redacted: [JSONValue] = []
            for element in elements { redacted.append(json(element)) }
            return .array(redacted)
        case .object:
            var redacted: [(String, JSONValue)] = []
            for (name, member) in value.members ?? [] {
                if SecretPlaces.members.contains(name.lowercased()), let text = member.text {
                    redacted.append((name, .string(hidden(text[...]))))
                } else {
                    redacted.append((name, json(member)))
                }
            }
            return JSONValue(members: redacted)
        }
    }

    private mutating func hidden(_ text: some StringProtocol) -> String {
        if !text.isEmpty { removed.insert(String(text)) }
        return Self.mark
    }
}

extension String {
    /// The bytes as text; nil where they are not in the encoding.
    fileprivate init?(validating bytes: Data, as encoding: UTF8.Type) {
        self.init(bytes: bytes, encoding: .utf8)
    }
}
