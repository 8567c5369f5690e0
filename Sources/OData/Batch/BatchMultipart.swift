import Foundation

/// A batch as `multipart/mixed`: reading and writing requests and answers.
enum BatchMultipart {
    private static let requestPrefix = "changeset_"
    private static let responsePrefix = "changesetresponse_"

    static func requests(
        in body: Data,
        boundary: String
    ) throws(BatchError) -> [BatchRequest.Item] {
        try parts(in: Array(body)[...], boundary: boundary).map { part throws(BatchError) in
            switch part {
            case .message(let part): .operation(try operation(part))
            case .changeSet(let boundary, let parts):
                .changeSet(
                    name: name(boundary, without: requestPrefix),
                    try changeSet(parts)
                )
            }
        }
    }

    static func responses(
        in body: Data,
        boundary: String
    ) throws(BatchError) -> [BatchResponse.Item] {
        try parts(in: Array(body)[...], boundary: boundary).map { part throws(BatchError) in
            switch part {
            case .message(let part): .result(try result(part))
            case .changeSet(let boundary, let parts):
                .changeSet(
                    id: name(boundary, without: responsePrefix),
                    try parts.map { part throws(BatchError) in try result(part) }
                )
            }
        }
    }

    static func body(of items: [BatchRequest.Item], boundary: String) -> Data {
        body(boundary) { bytes in
            for item in items {
                switch item {
                case .operation(let operation): append(operation, to: &bytes, boundary)
                case .changeSet(let name, let operations):
                    append(requestPrefix + name, to: &bytes, boundary) { bytes, boundary in
                        for operation in operations { append(operation, to: &bytes, boundary) }
                    }
                }
            }
        }
    }

    static func body(of items: [BatchResponse.Item], boundary: String) -> Data {
        body(boundary) { bytes in
            for item in items {
                switch item {
                case .result(let result): append(result, to: &bytes, boundary)
                case .changeSet(let id, let results):
                    append(responsePrefix + id, to: &bytes, boundary) { bytes, boundary in
                        for result in results { append(result, to: &bytes, boundary) }
                    }
                }
            }
        }
    }
}

// MARK: - Reading

extension BatchMultipart {
    /// A part that holds an HTTP message.
    private struct MessagePart {
        let id: String?
        let message: BatchMessage
    }

    private enum Part {
        case message(MessagePart)
        case changeSet(boundary: String, [MessagePart])
    }

    private static func parts(
        in body: ArraySlice<UInt8>,
        boundary: String
    ) throws(BatchError) -> [Part] {
        try MultipartBody.parts(of: body, boundary: boundary).map { bytes throws(BatchError) in
            var rest = bytes
            let headers = try BatchMessage.headers(&rest)
            let type = try mediaType(headers)
            guard type.name == "multipart/mixed" else {
                return .message(try messagePart(headers, rest))
            }
            guard let inner = type.parameters["boundary"], !inner.isEmpty else {
                throw .noBoundary
            }
            let parts = try MultipartBody.parts(of: rest, boundary: inner)
            return .changeSet(
                boundary: inner,
                try parts.map { bytes throws(BatchError) in
                    var rest = bytes
                    let headers = try BatchMessage.headers(&rest)
                    return try messagePart(headers, rest)
                }
            )
        }
    }

    private static func mediaType(_ headers: BatchHeaders) throws(BatchError) -> MediaType {
        guard let type = headers["Content-Type"] else { throw .partWithoutType }
        return MediaType(type)
    }

    private static func messagePart(
        _ headers: BatchHeaders,
        _ content: ArraySlice<UInt8>
    ) throws(BatchError) -> MessagePart {
        let type = try mediaType(headers)
        if type.name == "multipart/mixed" { throw .nestedChangeSet }
        guard type.name == "application/http" else {
            throw .partType(headers["Content-Type"] ?? "")
        }
        guard headers["Content-Transfer-Encoding"]?.lowercased() == "binary" else {
            throw .partEncoding
        }
        let message = try BatchMessage(content)
        // The specification puts the id before the message; some clients write it into it.
        return MessagePart(
            id: headers["Content-ID"] ?? message.headers["Content-ID"],
            message: message
        )
    }

    private static func changeSet(
        _ parts: [MessagePart]
    ) throws(BatchError) -> [BatchRequest.Operation] {
        var ids: Set<String> = []
        for case let id? in parts.map(\.id) {
            guard ids.insert(id).inserted else { throw .duplicateID(id) }
        }
        return try parts.map { part throws(BatchError) in try operation(part) }
    }

    private static func operation(
        _ part: MessagePart
    ) throws(BatchError) -> BatchRequest.Operation {
        let line = part.message.firstLine
        guard let first = line.firstIndex(of: " "), let last = line.lastIndex(of: " "),
            first < last, first > line.startIndex
        else { throw .requestLine(line) }
        let version = String(line[line.index(after: last)...])
        guard version == "HTTP/1.1" else { throw .httpVersion(version) }
        var headers = part.message.headers
        headers["Content-ID"] = nil
        return BatchRequest.Operation(
            id: part.id,
            method: line[..<first].uppercased(),
            url: line[first..<last].trimmingCharacters(in: .whitespaces),
            headers: headers,
            body: part.message.body
        )
    }

    private static func result(_ part: MessagePart) throws(BatchError) -> BatchResponse.Result {
        let line = part.message.firstLine
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, let status = Int(words[1]) else { throw .responseLine(line) }
        guard words[0] == "HTTP/1.1" else { throw .httpVersion(String(words[0])) }
        return BatchResponse.Result(
            id: part.id,
            status: status,
            headers: part.message.headers,
            body: part.message.body
        )
    }

    private static func name(_ boundary: String, without prefix: String) -> String {
        boundary.hasPrefix(prefix) ? String(boundary.dropFirst(prefix.count)) : boundary
    }
}

// MARK: - Writing

extension BatchMultipart {
    private static func body(_ boundary: String, _ write: (inout [UInt8]) -> Void) -> Data {
        var bytes: [UInt8] = []
        write(&bytes)
        MultipartBody.close(&bytes, boundary: boundary)
        return Data(bytes)
    }

    private static func append(
        _ inner: String,
        to bytes: inout [UInt8],
        _ boundary: String,
        _ write: (inout [UInt8], _ boundary: String) -> Void
    ) {
        var content: [UInt8] = []
        write(&content, inner)
        MultipartBody.close(&content, boundary: inner)
        MultipartBody.append(
            ["Content-Type": "multipart/mixed; boundary=\(inner)"],
            content,
            to: &bytes,
            boundary: boundary
        )
    }

    private static func append(
        _ operation: BatchRequest.Operation,
        to bytes: inout [UInt8],
        _ boundary: String
    ) {
        let line = "\(operation.method) \(operation.url) HTTP/1.1"
        MultipartBody.append(
            partHeader(operation.id),
            BatchMessage.bytes(line, operation.headers, operation.body),
            to: &bytes,
            boundary: boundary
        )
    }

    private static func append(
        _ result: BatchResponse.Result,
        to bytes: inout [UInt8],
        _ boundary: String
    ) {
        let line = "HTTP/1.1 \(result.status) \(ReasonPhrase.of(result.status))"
        MultipartBody.append(
            partHeader(result.id),
            BatchMessage.bytes(line, result.headers, result.body),
            to: &bytes,
            boundary: boundary
        )
    }

    private static func partHeader(_ id: String?) -> BatchHeaders {
        var header: BatchHeaders = [
            "Content-Type": "application/http", "Content-Transfer-Encoding": "binary",
        ]
        header["Content-ID"] = id
        return header
    }
}
