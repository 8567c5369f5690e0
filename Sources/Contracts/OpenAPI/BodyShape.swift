import Foundation
import JSON
import OrderedCollections

/// What bodies of one kind have in common, learned from the bodies themselves.
struct BodyShape {
    /// Members that hold whatever a customer puts in them: their content is nobody's shape
    /// (the open members of `WidgetProtocol`).
    private static let open: Set = [
        "custom_data", "non_verified_custom_data", "customData", "clientContext", "headers",
        "query_params", "queryParams", "path_params", "pathParams", "body_properties",
        "bodyProperties", "body_params", "bodyParams", "args", "result", "metadata",
        "latest_state_checkpoint_payload", "latestStateCheckpointPayload", "payload",
        "session_attributes", "sessionAttributes", "request_response", "requestResponse",
        "response",
    ]

    private var types: Set<String> = []
    private var objectCount = 0
    private var members: OrderedDictionary<String, Member> = [:]
    private var elements: [BodyShape] = []
    private var isUUID = true
    private var isMoment = true

    private struct Member {
        var shape = BodyShape()
        var count = 0
    }

    var isEmpty: Bool { types.isEmpty }

    mutating func learn(_ value: JSONValue) {
        switch value {
        case .null: types.insert("null")
        case .bool: types.insert("boolean")
        case .number(let number):
            types.insert(number.integer == nil ? "number" : "integer")
        case .string(let text):
            types.insert("string")
            isUUID = isUUID && UUID(uuidString: text) != nil
            isMoment = isMoment && text.isMoment
        case .array(let items):
            types.insert("array")
            var element = elements.first ?? BodyShape()
            for item in items { element.learn(item) }
            elements = [element]
        case .object:
            types.insert("object")
            objectCount += 1
            for (name, member) in value.members ?? [] {
                var known = members[name] ?? Member()
                known.count += 1
                if Self.open.contains(name) {
                    known.shape.types.insert("open")
                } else {
                    known.shape.learn(member)
                }
                members[name] = known
            }
        }
    }

    /// The JSON Schema of it (2020-12, which OpenAPI 3.1 takes).
    ///
    /// - Parameter namesRequired: Whether what always came is called required: an answer brings it,
    ///   while a request may do without what every widget happens to send.
    /// - Returns: The schema.
    func schema(namesRequired: Bool) -> JSONValue {
        guard !types.contains("open") else { return true }
        var named = types
        if named.contains("number") { named.remove("integer") }
        let words = named.sorted().map(JSONValue.string)
        var schema: JSONValue = ["type": words.count == 1 ? words[0] : .array(words)]
        if named.contains("string") {
            if isUUID {
                schema["format"] = "uuid"
            } else if isMoment {
                schema["format"] = "date-time"
            }
        }
        if let element = elements.first {
            schema["items"] = element.isEmpty ? true : element.schema(namesRequired: namesRequired)
        }
        if named.contains("object") {
            let sorted = members.sorted { $0.key < $1.key }
            schema["properties"] = JSONValue(
                members: sorted.map { name, member in
                    (name, member.shape.schema(namesRequired: namesRequired))
                }
            )
            let always = sorted.filter { $0.value.count == objectCount }
            if namesRequired, !always.isEmpty {
                schema["required"] = .array(always.map { .string($0.key) })
            }
        }
        return schema
    }
}

extension String {
    /// Whether it is written as ISO 8601 writes a moment in UTC.
    fileprivate var isMoment: Bool {
        utf8.count >= 20 && hasSuffix("Z") && utf8.dropFirst(10).first == UInt8(ascii: "T")
    }
}
