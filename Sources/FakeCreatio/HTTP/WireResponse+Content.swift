import Foundation
import HTTPTypes
import JSON
import OData
import Wire

extension WireResponse {
    /// A reply in JSON, as the parts of Creatio beside OData write it.
    static func json(
        _ value: JSONValue,
        status: HTTPResponse.Status = .ok
    ) -> WireResponse {
        WireResponse(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: value.serialized()
        )
    }

    /// A page whose heading is its title unless another is given.
    static func html(
        _ title: String,
        heading: String? = nil,
        status: HTTPResponse.Status = .ok
    ) -> WireResponse {
        let heading = heading ?? title
        return page(
            """
            <!DOCTYPE html>
            <html><head><title>\(title)</title></head><body><h1>\(heading)</h1></body></html>

            """,
            status: status
        )
    }

    /// A page whose source is given.
    static func page(_ source: String, status: HTTPResponse.Status = .ok) -> WireResponse {
        WireResponse(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: Data(source.utf8)
        )
    }

    /// A redirection; ASP.NET on .NET Framework says in the body what it does.
    static func redirect(
        to address: String,
        _ runtime: InstanceProfile.Runtime
    ) -> WireResponse {
        var response = WireResponse(status: .found)
        if runtime == .framework {
            let link = address.replacing("&", with: "&amp;")
            response = .page(
                """
                <html><head><title>Object moved</title></head><body>
                <h2>Object moved to <a href="\(link)">here</a>.</h2>
                </body></html>

                """,
                status: .found
            )
        }
        response.headers[.location] = address
        return response
    }

    /// A reply of the OData service (creatio.md section 3.1).
    static func odata(
        _ value: JSONValue,
        status: HTTPResponse.Status = .ok
    ) -> WireResponse {
        var response = WireResponse(
            status: status,
            headers: [.contentType: "application/json; odata.metadata=minimal"],
            body: value.serialized()
        )
        response.markAsOData()
        return response
    }

    static func odata(_ error: ODataError) -> WireResponse {
        odata(error.body, status: HTTPResponse.Status(code: error.status))
    }

    /// A success without a body.
    static var odataNoContent: WireResponse {
        var response = WireResponse(status: .noContent)
        response.markAsOData()
        return response
    }

    static func plainText(_ text: String) -> WireResponse {
        var response = WireResponse(
            status: .ok,
            headers: [.contentType: "text/plain"],
            body: Data(text.utf8)
        )
        response.markAsOData()
        return response
    }

    mutating func markAsOData() {
        guard let name = HTTPField.Name("OData-Version") else { return }
        headers[name] = "4.0"
    }
}
