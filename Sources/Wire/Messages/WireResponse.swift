package import Foundation
package import HTTPTypes

/// An HTTP response with its whole body.
package struct WireResponse: Sendable, Equatable {
    package var head: HTTPResponse
    package var body: Data
    /// What becomes of the response on its way; whoever carries it sees to that.
    package var delivery = Delivery.whole

    package init(
        status: HTTPResponse.Status,
        headers: HTTPFields = [:],
        body: Data = Data()
    ) {
        head = HTTPResponse(status: status, headerFields: headers)
        self.body = body
    }

    package var status: HTTPResponse.Status { head.status }
    package var headers: HTTPFields {
        get { head.headerFields }
        set { head.headerFields = newValue }
    }
    /// Whether the status is 2xx.
    package var isSuccess: Bool { status.kind == .successful }
    /// The body as UTF-8; bytes that are not UTF-8 become replacement characters.
    package var text: String { String(decoding: body, as: UTF8.self) }
}
