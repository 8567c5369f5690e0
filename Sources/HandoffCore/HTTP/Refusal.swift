import Foundation
import HTTPTypes
import Hummingbird
import WidgetProtocol

/// A request that is not answered as asked, with the words that the caller gets.
struct Refusal: Error, HTTPResponseError {
    let status: HTTPResponse.Status
    let message: String
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ message: String) {
        self.status = status
        self.message = message
    }

    /// The error body of the widget API (opencx.md section 4.5).
    func response(from request: Request, context: some RequestContext) throws -> Response {
        let body = ErrorBody(
            statusCode: status.code,
            message: message,
            error: status.reasonPhrase
        )
        var response = try Response.json(body, status: status)
        response.headers.append(contentsOf: headers)
        return response
    }
}
