import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import OData
import Wire

extension Bench {
    /// Sends bytes with a token and these headers.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: HTTPFields,
        bytes: Data
    ) async throws -> WireResponse {
        var fields = headers
        fields[.authorization] = "Bearer \(try await token())"
        return await instance.responder.respond(
            to: WireRequest(
                head: HTTPRequest(
                    method: method,
                    scheme: "https",
                    authority: "acme.creatio.com",
                    path: path,
                    headerFields: fields
                ),
                body: bytes
            )
        )
    }

    /// Sends a batch as JSON.
    func batch(
        _ requests: [JSONValue],
        prefer: String? = nil,
        accept: String? = nil
    ) async throws -> WireResponse {
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.accept] = accept
        if let name = HTTPField.Name("Prefer") { headers[name] = prefer }
        return try await send(
            .post,
            "/0/odata/$batch",
            headers: headers,
            bytes: (["requests": .array(requests)] as JSONValue).serialized()
        )
    }

    /// Sends a batch as multipart.
    func multipart(
        _ batch: BatchRequest,
        accept: String? = nil
    ) async throws -> WireResponse {
        let format = BatchFormat.multipart(boundary: "batch_1")
        var headers: HTTPFields = [.contentType: format.contentType]
        headers[.accept] = accept
        return try await send(
            .post,
            "/0/odata/$batch",
            headers: headers,
            bytes: batch.body(format)
        )
    }
}

extension WireResponse {
    /// The parts of the answer to a batch.
    var parts: [JSONValue] {
        get throws { try JSONValue.parse(body)["responses"]?.elements ?? [] }
    }

    /// The statuses of the parts.
    var partStatuses: [Int] {
        get throws {
            try parts.compactMap { part in
                guard case .number(let number)? = part["status"] else { return nil }
                return number.integer
            }
        }
    }
}
