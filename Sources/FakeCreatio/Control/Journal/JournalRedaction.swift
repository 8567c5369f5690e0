import Foundation
import HTTPTypes
import JSON
import Wire

/// Takes secrets out of what the journal keeps, by the places where secrets stand.
struct JournalRedaction: Sendable {
    static let mark = "‹secret›"
    /// How much of a body is kept, in characters.
    static let bodyLimit = 4096
    /// The longest body that is looked through for secrets, in bytes.
    ///
    /// Of a longer one the size alone is kept: the exchange waits while the journal reads.
    static let readLimit = 256 << 10

    /// Pieces of the paths whose bodies are nothing but credentials, in lower case.
    private static let credentialPaths = ["/connect/", "/authservice.svc/"]

    func headers(_ fields: HTTPFields) -> [(name: String, value: String)] {
        fields.map { field in
            let name = field.name.canonicalName
            if SecretPlaces.headers.contains(name) { return (name, Self.mark) }
            if name == "location" { return (name, address(field.value)) }
            guard name == "authorization" else { return (name, field.value) }
            return (name, field.value.prefix { $0 != " " } + " " + Self.mark)
        }
    }

    /// A query, still percent-encoded.
    func query(_ text: String) -> String { form(text) }

    /// The body of a request or of its answer.
    func body(_ bytes: Data, type: String?, path: String) -> String {
        guard !bytes.isEmpty else { return "" }
        guard bytes.count <= Self.readLimit,
            let text = String(bytes: bytes, encoding: .utf8)
        else { return size(bytes) }
        if type?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true {
            return cut(form(text))
        }
        // What is no JSON has no members; it is looked at as lines below.
        if let value = try? JSONValue.parse(text) { return cut(json(value).description) }
        // Nobody can tell where in an unreadable login the password stands.
        let path = path.lowercased()
        if Self.credentialPaths.contains(where: path.contains) { return size(bytes) }
        return cut(lines(text))
    }

    private func cut(_ text: String) -> String {
        guard text.count > Self.bodyLimit else { return text }
        return text.prefix(Self.bodyLimit) + "… (\(text.utf8.count) bytes)"
    }

    private func size(_ bytes: Data) -> String { "‹\(bytes.count) bytes›" }

    /// An address: the code of an authorization stands in its query.
    private func address(_ text: String) -> String {
        guard let mark = text.firstIndex(of: "?") else { return text }
        return text[...mark] + form(String(text[text.index(after: mark)...]))
    }

    private func form(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false)
            .map { item in
                let name = item.prefix { $0 != "=" }
                let isSecret = Self.isSecretField(FormFields.decode(name))
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

    /// In JSON a `code` is the number of an error; in a form it is as good as a token.
    private static func isSecretField(_ name: String) -> Bool {
        ["code", "code_verifier"].contains(name.lowercased()) || isSecret(name)
    }

    private static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == "authorization" || SecretPlaces.headers.contains(name)
            || SecretPlaces.members.contains(name)
    }
}
