import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import WidgetProtocol

extension Response {
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response
    {
        let bytes = try WidgetJSON.encode(value)
        return Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}

extension Request {
    /// The body in one piece.
    ///
    /// - Throws: `Refusal` with 413 beyond the limit.
    func wholeBody(upTo limit: Int) async throws -> Data {
        do {
            return Data(try await body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Refusal(.contentTooLarge, "the body is longer than \(limit) bytes")
        }
    }

    /// The body as JSON, whatever content type it claims; no body at all is an empty object.
    ///
    /// - Throws: `Refusal` with 400 that names what is missing or of the wrong type.
    func decoded<Value: Decodable>(_ type: Value.Type = Value.self, upTo limit: Int) async throws
        -> Value
    {
        let bytes = try await wholeBody(upTo: limit)
        do {
            return try WidgetJSON.decode(type, from: bytes.isEmpty ? Data("{}".utf8) : bytes)
        } catch {
            throw Refusal(.badRequest, "\(error)")
        }
    }
}
