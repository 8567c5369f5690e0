import FakeWidget
import HTTPTypes
import WidgetProtocol
import Wire

/// A file of a message can be opened as a page opens it.
package struct ExpectVisitorOpens: Step {
    package static let key = "expect visitor opens"
    package static let summary =
        "The visitor's page opens a file of a message, or the picture of a rep, without any header."
    package static let example =
        "expect visitor opens: { file: invoice.pdf, gets: The content of invoice.pdf. }"

    let file: String?
    let content: String?
    let type: String?
    let header: TextMatch?
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectVisitorOpens>.keys(
        .optional("file", .text, "The file's name; by default the picture of the last rep."),
        .optional("gets", .text, "The content."),
        .optional("type", .text, "The media type."),
        .optional("disposition", .textMatch, "What the browser is told to do with it."),
        .visitor,
        .deadline
    ) {
        ExpectVisitorOpens(
            file: $0,
            content: $1,
            type: $2,
            header: $3,
            visitor: $4,
            deadline: $5
        )
    }

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        try await stage.eventually(within: deadline) {
            guard let address = await address(on: page) else {
                return [Difference("the page", expected: file ?? "a picture", actual: "none")]
            }
            let response = try await stage.backoffice.environment.transport.send(
                WireRequest(.get, address)
            )
            return differences(from: response)
        }
    }

    private func address(on page: WidgetEngine) async -> String? {
        let visible = await page.visible
        guard let file else { return visible.reversed().lazy.compactMap(\.avatar).first }
        return visible.flatMap(\.attachments).first { $0.name == file }?.url
    }

    private func differences(from response: WireResponse) -> [Difference] {
        var differences: [Difference] = []
        if !response.isSuccess {
            return [
                Difference("status", expected: "200", actual: "\(response.status.code)")
            ]
        }
        if let content, content != response.text {
            differences.append(
                Difference("content", expected: content, actual: response.text)
            )
        }
        let actualType = response.headers[.contentType] ?? "none"
        if let type, type != actualType {
            differences.append(Difference("type", expected: type, actual: actualType))
        }
        let disposition = response.headers[.contentDisposition] ?? ""
        if let header, !header.matches(disposition) {
            differences.append(
                Difference("disposition", expected: header.phrase, actual: disposition)
            )
        }
        return differences
    }
}
