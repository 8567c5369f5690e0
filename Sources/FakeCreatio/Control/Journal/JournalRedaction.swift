import Foundation
import HTTPTypes
import JSON
import Wire

/// Takes secrets out of what the journal keeps, by the places where secrets stand.
struct JournalRedaction: Sendable {
    static let mark = "‹secret›"
    /// How much of a body is kept, in characters.
    static let bodyLimit = 4096

    /// The paths whose bodies are nothing but credentials.
    private static let credentialPaths = ["/connect/token", "/AuthService.svc/Login"]

    func headers(_ fields: HTTPFields) -> [(name: String, value: String)] {
        fields.map { field in
            let name = field.name.canonicalName
            if SecretPlaces.headers.contains(name) { return (name, Self.mark) }
            guard name == "authorization" else { return (name, field.value) }
            return (name, field.value.prefix { $0 != " " } + " " + Self.mark)
        }
    }

    /// A query, still percent-encoded.
    func query(_ text: String) -> String { form(text) }

    /// The body of a request or of its answer.
    func body(_ bytes: Data, type: String?, path: String) -> String {
        guard !bytes.isEmpty else { return "" }
        guard let text = String(bytes: bytes, encoding: .utf8) else { return size(bytes) }
        if type?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true {
            return cut(form(text))
        }
        if text.hasPrefix("{") || text.hasPrefix("["), let value = try? JSONValue.parse(text) {
            // What is no JSON has no members; it is looked at as lines below.
            return cut(json(value).description)
        }
        // Nobody can tell where in an unreadable login the password stands.
        if Self.credentialPaths.contains(where: path.contains) { return size(bytes) }
        return cut(lines(text))
    }

    private func cut(_ text: String) -> String {
        guard text.count > Self.bodyLimit else { return text }
        return text.prefix(Self.bodyLimit) + "… (\(text.utf8.count) bytes)"
    }

    private func size(_ bytes: Data) -> String { "‹\(bytes.count) bytes›" }

    private func form(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false)
            .map { item in
                let name = item.prefix { $0 != "=" }
                let isSecret = Self.isSecret(name.removingPercentEncoding ?? String(name))
                return isSecret ? name + "=" + Self.mark : String(item)
            }
            .joined(separator: "&")
    }

    private func json(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .number, .string: value
        case .array(let elements): .array(elements.map(json))
        case .object(let members):
            JSONValue(
                members: members.map { name, member in
                    (name, Self.isSecret(name) ? .string(Self.mark) : json(member))
                }
            )
        }
    }

    /// Header lines within a body, as the parts of a multipart batch have them.
    private func lines(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { line in
                let name = line.prefix { $0 != ":" }
                guard name.count < line.count, Self.isSecret(String(name)) else {
                    return String(line)
                }
                return name + ": " + Self.mark
            }
            .joined(separator: "\n")
    }

    private static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == "authorization" || SecretPlaces.headers.contains(name)
            || SecretPlaces.members.contains(name)
    }
}
