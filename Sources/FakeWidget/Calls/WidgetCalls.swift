import Foundation
import HTTPTypes
import JSON
import WidgetProtocol
import Wire

/// The engine's HTTP requests, with its headers and its reading of what is a success.
///
/// No call has a time limit or is repeated: the engine has none and does not
/// (widget-engine.md section 1).
struct WidgetCalls: Sendable {
    /// What came back.
    enum Reply: Sendable, Equatable {
        /// 2xx with a JSON body; with it, how it breaks the published shape, if it does.
        case answer(JSONValue, breach: WidgetJSONError?)
        /// Any other status, 204, or an empty body.
        case refusal(status: Int, body: String)
    }

    private let transport: any Transport
    private let settings: WidgetSettings
    private let token: Secret?

    init(transport: any Transport, settings: WidgetSettings, token: Secret?) {
        self.transport = transport
        self.settings = settings
        self.token = token
    }

    func get<Published: Decodable>(
        _ endpoint: WidgetEndpoint,
        as published: Published.Type,
        session: String = "",
        query: [(name: String, value: String)] = []
    ) async throws(EngineFault) -> Reply {
        let items = query.map { "\($0.name)=\(Self.percentEncoded($0.value))" }
        let suffix = items.isEmpty ? "" : "?" + items.joined(separator: "&")
        let path = endpoint.path(session: Self.percentEncoded(session)) + suffix
        return try await send(.get, path, body: Data(), as: published)
    }

    func post<Published: Decodable>(
        _ endpoint: WidgetEndpoint,
        as published: Published.Type,
        _ body: some Encodable
    ) async throws(EngineFault) -> Reply {
        let bytes: Data
        do {
            bytes = try WidgetJSON.encode(body)
        } catch {
            throw .noAnswer(reason: "the body cannot be written (\(error))")
        }
        return try await send(.post, endpoint.path(), body: bytes, as: published)
    }

    func upload(_ file: MultipartForm.Part, boundary: String) async throws(EngineFault)
        -> WireResponse
    {
        let form = MultipartForm(parts: [file]).encoded(boundary: boundary)
        var headers = identity
        headers[.contentType] = form.contentType
        headers[.accept] = "*/*"
        let address = settings.apiURL + WidgetEndpoint.upload.path()
        return try await exchange(.post, address, headers: headers, body: form.body)
    }

    private func send<Published: Decodable>(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: Data,
        as published: Published.Type
    ) async throws(EngineFault) -> Reply {
        var headers = identity
        // On a GET too, where there is no body: the engine does so.
        headers[.contentType] = "application/json"
        headers[.accept] = "application/json"
        let base =
            settings.apiURL.hasSuffix("/") ? settings.apiURL.dropLast() : settings.apiURL[...]
        let response = try await exchange(method, base + path, headers: headers, body: body)
        guard response.isSuccess, response.status != .noContent, !response.body.isEmpty else {
            return .refusal(status: response.status.code, body: response.text)
        }
        // Where the text stops being JSON matters to nobody here.
        guard let value = try? JSONValue.parse(response.body) else {
            throw .notJSON(status: response.status.code)
        }
        return .answer(value, breach: Self.breach(of: published, in: response.body))
    }

    private static func breach<Published: Decodable>(
        of published: Published.Type,
        in body: Data
    ) -> WidgetJSONError? {
        do throws(WidgetJSONError) {
            _ = try WidgetJSON.decode(published, from: body)
            return nil
        } catch {
            return error
        }
    }

    private func exchange(
        _ method: HTTPRequest.Method,
        _ address: String,
        headers: HTTPFields,
        body: Data
    ) async throws(EngineFault) -> WireResponse {
        do {
            let request = try WireRequest(method, address, headers: headers, body: body)
            return try await transport.send(request)
        } catch {
            throw .noAnswer(reason: "\(error)")
        }
    }

    /// Who asks: the organisation's widget, and the contact once it is known.
    private var identity: HTTPFields {
        var headers = HTTPFields()
        if let name = HTTPField.Name(WidgetName.botTokenHeader) {
            headers[name] = settings.widgetToken
        }
        if let token { headers[.authorization] = "Bearer \(token.exposed)" }
        return headers
    }

    /// JavaScript's `encodeURIComponent`.
    private static func percentEncoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.properties.isAlphabetic && scalar.isASCII || unreserved.contains(byte) {
                encoded.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0" + digits : "%" + digits
            }
        }
    }

    private static let unreserved = Set("0123456789-_.!~*'()".utf8)
}
