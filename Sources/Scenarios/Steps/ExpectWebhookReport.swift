import JSON

/// What operators can read of the webhook.
package struct ExpectWebhookReport: Step {
    package static let key = "expect webhook report"
    package static let summary = "The core's report of useless webhook calls comes to say this."
    package static let example = "expect webhook report: { contains: none of OpenCX's, calls: 1 }"

    let part: String
    let calls: Int?
    let deadline: Duration

    package static let shape = Shape<ExpectWebhookReport>.either(
        Shape<String>.text.map {
            ExpectWebhookReport(part: $0, calls: nil, deadline: .seconds(60))
        },
        .keys(
            .required("contains", .text, "A part of a reason."),
            .optional("calls", .number, "How many calls were ignored for that reason."),
            .deadline
        ) { ExpectWebhookReport(part: $0, calls: $1, deadline: $2) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.eventually(within: deadline) {
            let report = try await stage.backoffice.webhookReport()
            let remarks = report["ignored"]?.elements ?? []
            let found = remarks.first { $0["reason"]?.text?.contains(part) == true }
            guard let found else {
                let reasons = remarks.compactMap { $0["reason"]?.text }
                return [
                    Difference(
                        "the report",
                        expected: TextMatch.contains(part).phrase,
                        actual: reasons.isEmpty ? "nothing" : reasons.joined(separator: "; ")
                    )
                ]
            }
            guard let calls, found["calls"]?.description != "\(calls)" else { return [] }
            return [
                Difference(
                    "calls",
                    expected: "\(calls)",
                    actual: found["calls"]?.description ?? "none"
                )
            ]
        }
    }
}
