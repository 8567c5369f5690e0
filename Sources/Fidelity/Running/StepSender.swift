import Foundation
import HTTPTypes
import JSON
import Wire

/// Makes the request of a step for a target.
struct StepSender {
    let target: FidelityTarget

    func wire(_ step: StepRequest, _ values: Placeholders) async throws -> WireRequest {
        guard let method = HTTPRequest.Method(step.method) else {
            throw UnusableStep(what: step.method)
        }
        var headers = try await standingHeaders(of: step)
        for header in step.headers {
            guard let name = HTTPField.Name(header.name) else {
                throw UnusableStep(what: header.name)
            }
            headers[name] = values.filled(header.value)
        }
        let multipart = headers[.contentType]?.hasPrefix("multipart/") == true
        return try WireRequest(
            method,
            address(of: values.filled(step.path)),
            headers: headers,
            body: body(step.body, values, isMultipart: multipart)
        )
    }

    private func standingHeaders(of step: StepRequest) async throws -> HTTPFields {
        var headers = HTTPFields()
        if step.user != "nobody", let caller = target.callers[step.user] {
            headers = try await caller.headers(target.transport)
        }
        headers[.accept] = "application/json"
        switch step.body {
        case .json: headers[.contentType] = "application/json; charset=utf-8"
        case .form: headers[.contentType] = FormText.mediaType
        case .bytes: headers[.contentType] = "application/octet-stream"
        case .text, .none: break
        }
        return headers
    }

    /// The absolute address; what no address may hold is percent-encoded.
    private func address(of path: String) -> String {
        let address: String
        if path.hasPrefix("identity:") {
            address = (target.identity ?? target.base) + path.dropFirst("identity:".count)
        } else if path.hasPrefix("/") {
            address = target.base + path
        } else {
            address = target.base + "/0/odata/" + path
        }
        return address.utf8.map { byte in
            if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "#"), byte != UInt8(ascii: "\"") {
                return String(UnicodeScalar(byte))
            }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" + digits : digits)
        }
        .joined()
    }

    private func body(_ body: StepBody, _ values: Placeholders, isMultipart: Bool) -> Data {
        switch body {
        case .none: return Data()
        case .json(let template): return template.filled(values).serialized()
        case .form(let pairs):
            return Data(FormText.encoded(pairs.map { ($0.name, values.filled($0.value)) }).utf8)
        case .bytes(let count): return Data(repeating: UInt8(ascii: "x"), count: count)
        case .text(let text):
            let filled = values.filled(text)
            // Multipart wants the line breaks of the internet, YAML has those of Unix.
            return Data((isMultipart ? filled.replacing("\n", with: "\r\n") : filled).utf8)
        }
    }
}

/// A step names a method or a header that HTTP does not allow.
struct UnusableStep: Error, CustomStringConvertible {
    let what: String

    var description: String { "'\(what)' is no method and no header of HTTP" }
}
