import FakeWidget
import OData

/// The visitor's page comes to show this.
package struct ExpectVisitorSees: Step {
    package static let key = "expect visitor sees"
    package static let summary =
        "The visitor's page comes to show this message or, in this order, these messages; "
        + "others may stand between them."
    package static let example =
        #"expect visitor sees: { from: agent, text: "Hello Ada, it ships today." }"#

    /// The messages in the order in which they must stand.
    let messages: [ExpectedMessage]
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectVisitorSees>.either(
        ExpectedMessage.short.map {
            ExpectVisitorSees(messages: [$0], visitor: nil, deadline: .seconds(60))
        },
        Shape<[ExpectedMessage]>.list(of: ExpectedMessage.shape).map {
            ExpectVisitorSees(messages: $0, visitor: nil, deadline: .seconds(60))
        },
        .keys(
            .author,
            .authorName,
            .message,
            .component,
            .data,
            .file,
            .times,
            .visitor,
            .deadline
        ) {
            let message = ExpectedMessage(
                author: $0,
                name: $1,
                text: $2,
                component: $3,
                data: $4,
                file: $5,
                times: $6
            )
            return ExpectVisitorSees(messages: [message], visitor: $7, deadline: $8)
        }
    )

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        try await stage.eventually(within: deadline) {
            differences(from: await page.visible)
        }
    }

    private func differences(from visible: [VisibleMessage]) -> [Difference] {
        var rest = visible[...]
        for (index, expected) in messages.enumerated() {
            let subject = messages.count == 1 ? "the page" : "message \(index + 1)"
            guard let found = rest.firstIndex(where: expected.admits) else {
                let shown = rest.map { $0.shown(withName: expected.name != nil) }
                let nearest = NearestWord.mostAlike(expected.phrase, among: shown)
                return [
                    Difference(
                        shown.count > 1 ? "\(subject), the most alike of \(shown.count)" : subject,
                        expected: expected.phrase,
                        actual: nearest ?? "nothing further"
                    )
                ]
            }
            rest = rest[(found + 1)...]
            let count = visible.count(where: expected.admits)
            if let times = expected.times, times != count {
                return [
                    Difference(
                        subject,
                        expected: "\(expected.phrase), \(times) times",
                        actual: "\(count) times"
                    )
                ]
            }
        }
        return []
    }
}
