import Foundation
import JSON

/// One element of `requests` or `responses`; its names are known in any case of letters.
struct BatchJSONMessage {
    private let members: [String: JSONValue]

    private static let names: Set = [
        "id", "atomicitygroup", "dependson", "method", "url", "headers", "body", "status",
    ]

    init(_ value: JSONValue) throws(BatchError) {
        guard let members = value.members else {
            throw .unexpectedNode(found: value.nodeType, expected: "StartObject")
        }
        var known: [String: JSONValue] = [:]
        for (name, value) in members {
            let key = name.lowercased()
            guard Self.names.contains(key) else { throw .unknownProperty(name.uppercased()) }
            if value != .null { known[key] = value }
        }
        self.members = known
    }

    subscript(name: String) -> JSONValue? { members[name.lowercased()] }

    func text(_ name: String) throws(BatchError) -> String? {
        guard let value = self[name] else { return nil }
        guard let text = value.text else { throw .notText(value.description) }
        return text
    }

    func headers() throws(BatchError) -> BatchHeaders {
        guard let value = self["headers"] else { return [:] }
        guard let members = value.members else {
            throw .unexpectedNode(found: value.nodeType, expected: "StartObject")
        }
        var headers = BatchHeaders()
        for (name, value) in members {
            guard let text = value.text else { throw .notText(value.description) }
            guard headers[name] == nil else { throw .duplicateHeader(name) }
            headers[name] = text
        }
        return headers
    }

    func dependencies() throws(BatchError) -> [String] {
        guard let value = self["dependsOn"] else { return [] }
        guard let elements = value.elements else {
            throw .unexpectedNode(found: value.nodeType, expected: "StartArray")
        }
        return try elements.map { element throws(BatchError) in
            guard let id = element.text else { throw .notText(element.description) }
            return id
        }
    }

    /// The bytes of the body: of JSON its text, of text its characters, else what base64url says.
    func body(_ headers: BatchHeaders) throws(BatchError) -> Data {
        guard let value = self["body"] else { return Data() }
        guard let type = headers["Content-Type"].map(MediaType.init), !type.isJSON else {
            return value.serialized()
        }
        guard let text = value.text else { throw .notText(value.description) }
        if type.isText { return Data(text.utf8) }
        guard let bytes = Base64URL.decode(text) else { throw .notText(text) }
        return bytes
    }
}

/// Bytes as text that may stand in a URL (RFC 4648 section 5), without padding.
enum Base64URL {
    static func encode(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    static func decode(_ text: String) -> Data? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
            .replacing("=", with: "")
        let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        return Data(base64Encoded: plain + padding)
    }
}
