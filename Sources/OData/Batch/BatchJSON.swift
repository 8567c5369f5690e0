import Foundation
package import JSON

/// A batch as JSON (OData 4.01 JSON format, section 19): reading and writing requests and
/// answers.
enum BatchJSON {
    static func requests(in body: Data) throws(BatchError) -> [BatchRequest.Item] {
        var items: [BatchRequest.Item] = []
        // The ids that a later request may depend on.
        var known: Set<String> = []
        for message in try messages(in: body, under: "requests") {
            let operation = try operation(message)
            for id in operation.dependsOn where !known.contains(id) {
                throw .unknownDependency(id, request: operation.id ?? "")
            }
            let group = try message.text("atomicityGroup")
            if let group, case .changeSet(group, let operations)? = items.last {
                items[items.count - 1] = .changeSet(name: group, operations + [operation])
            } else if let group {
                guard !known.contains(group) else { throw .splitGroup(group) }
                items.append(.changeSet(name: group, [operation]))
                known.insert(group)
            } else {
                items.append(.operation(operation))
            }
            // The documented sample uses one id twice (creatio.md section 3.8).
            if let id = operation.id { known.insert(id) }
        }
        return items
    }

    static func responses(in body: Data) throws(BatchError) -> [BatchResponse.Item] {
        var items: [BatchResponse.Item] = []
        for message in try messages(in: body, under: "responses") {
            let result = try result(message)
            let group = try message.text("atomicityGroup")
            if let group, case .changeSet(group, let results)? = items.last {
                items[items.count - 1] = .changeSet(id: group, results + [result])
            } else if let group {
                items.append(.changeSet(id: group, [result]))
            } else {
                items.append(.result(result))
            }
        }
        return items
    }

    static func body(of items: [BatchRequest.Item]) -> Data {
        let messages = items.flatMap { item -> [JSONValue] in
            switch item {
            case .operation(let operation): [json(operation, group: nil)]
            case .changeSet(let name, let operations): operations.map { json($0, group: name) }
            }
        }
        return (["requests": .array(messages)] as JSONValue).serialized()
    }

    static func body(of items: [BatchResponse.Item]) -> Data {
        let messages = items.flatMap { item -> [JSONValue] in
            switch item {
            case .result(let result): [json(result, group: nil)]
            case .changeSet(let id, let results): results.map { json($0, group: id) }
            }
        }
        return (["responses": .array(messages)] as JSONValue).serialized()
    }
}

// MARK: - Reading

extension BatchJSON {
    private static func messages(
        in body: Data,
        under name: String
    ) throws(BatchError) -> [BatchJSONMessage] {
        let document: JSONValue
        do { document = try JSONValue.parse(body) } catch { throw .notJSON }
        guard document.members != nil else {
            throw .unexpectedNode(found: document.nodeType, expected: "StartObject")
        }
        guard let list = document[name] else { throw .noTopLevelProperty }
        guard let elements = list.elements else {
            throw .unexpectedNode(found: list.nodeType, expected: "StartArray")
        }
        return try elements.map { element throws(BatchError) in try BatchJSONMessage(element) }
    }

    private static func operation(
        _ message: BatchJSONMessage
    ) throws(BatchError) -> BatchRequest.Operation {
        guard let method = try message.text("method") else { throw .missingProperty("METHOD") }
        guard let url = try message.text("url") else { throw .missingProperty("URL") }
        let headers = try message.headers()
        return BatchRequest.Operation(
            id: try message.text("id"),
            method: method.uppercased(),
            url: url,
            headers: headers,
            body: try message.body(headers),
            dependsOn: try message.dependencies()
        )
    }

    private static func result(
        _ message: BatchJSONMessage
    ) throws(BatchError) -> BatchResponse.Result {
        guard case .number(let number)? = message["status"], let status = number.integer else {
            throw .missingProperty("STATUS")
        }
        let headers = try message.headers()
        return BatchResponse.Result(
            id: try message.text("id"),
            status: status,
            headers: headers,
            body: try message.body(headers)
        )
    }
}

// MARK: - Writing

extension BatchJSON {
    private static func json(_ operation: BatchRequest.Operation, group: String?) -> JSONValue {
        var message: JSONValue = [:]
        message["id"] = operation.id.map(JSONValue.string)
        message["atomicityGroup"] = group.map(JSONValue.string)
        if !operation.dependsOn.isEmpty {
            message["dependsOn"] = .array(operation.dependsOn.map(JSONValue.string))
        }
        message["method"] = .string(operation.method)
        message["url"] = .string(operation.url)
        message["headers"] = json(operation.headers)
        message["body"] = json(operation.body, operation.headers)
        return message
    }

    /// Members in the order of the documented sample (creatio.md section 3.8).
    private static func json(_ result: BatchResponse.Result, group: String?) -> JSONValue {
        var message: JSONValue = [:]
        message["id"] = result.id.map(JSONValue.string)
        message["atomicityGroup"] = group.map(JSONValue.string)
        message["status"] = .number(JSONNumber(result.status))
        message["headers"] = json(result.headers)
        message["body"] = json(result.body, result.headers)
        return message
    }

    /// Names of headers are in lower case here.
    private static func json(_ headers: BatchHeaders) -> JSONValue {
        JSONValue(members: headers.fields.map { ($0.name.lowercased(), .string($0.value)) })
    }

    /// JSON stands for itself, text is a string, and other bytes are a string in base64url.
    private static func json(_ body: Data, _ headers: BatchHeaders) -> JSONValue? {
        guard !body.isEmpty else { return nil }
        let type = headers["Content-Type"].map(MediaType.init)
        if type?.isJSON ?? true, let value = try? JSONValue.parse(body) { return value }
        if type?.isText == true { return .string(String(decoding: body, as: UTF8.self)) }
        return .string(Base64URL.encode(body))
    }
}

extension JSONValue {
    /// The kind of the value, as the library names it in its sentences.
    package var nodeType: String {
        switch self {
        case .object: "StartObject"
        case .array: "StartArray"
        case .null, .bool, .number, .string: "PrimitiveValue"
        }
    }
}
