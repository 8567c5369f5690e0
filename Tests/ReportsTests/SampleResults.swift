import Scenarios
import YAML

extension ScenarioResult {
    static let passed = ScenarioResult(
        name: "A rep's reply lands in the visitor's widget, once",
        file: "Scenarios/widget-channel/rep-reply.yaml",
        tags: ["page"],
        seed: 1,
        transport: .memory,
        failures: [],
        digest: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
        duration: .milliseconds(61_234),
        elapsed: .milliseconds(12),
        exchangeCount: 41
    )

    static let failedExpectation = failed(
        name: "The case's description is the summary <of the conversation> & \"more\"",
        file: "Scenarios/widget-channel/description.yaml",
        [
            Failure(
                .step("expect case", at: position(7, 5)),
                "this did not come about within 1 min",
                differences: [
                    Difference(
                        "Symptoms",
                        expected: "Order 1042 is late.",
                        actual: "Order 10 is late.",
                        at: position(8, 7)
                    ),
                    Difference("activity 2", expected: "Hello", actual: "no further activity"),
                    Difference("Owner", expected: "dana", actual: "nothing", at: position(9, 7)),
                ],
                exchanges: [token, refusedCase, lost]
            )
        ]
    )

    static let failedInvariant = failed(
        name: "A name with a tab\tand a bell\u{07}",
        file: "my scenarios/odd.yaml",
        transport: .http,
        [
            Failure(
                .invariant(number: 4, statement: "every announced reply reached the visitor"),
                "'ada' should read 'Hello', and reads no reply"
            ),
            Failure(.run, "the same seed gave another trace"),
        ]
    )

    private static func failed(
        name: String,
        file: String,
        transport: TransportKind = .memory,
        _ failures: [Failure]
    ) -> ScenarioResult {
        ScenarioResult(
            name: name,
            file: file,
            tags: [],
            seed: 42,
            transport: transport,
            failures: failures,
            digest: String(repeating: "ab", count: 32),
            duration: .milliseconds(350),
            elapsed: .milliseconds(1500),
            exchangeCount: 9
        )
    }

    private static func position(_ line: Int, _ column: Int) -> SourcePosition {
        SourcePosition(
            file: "Scenarios/widget-channel/description.yaml",
            line: line,
            column: column
        )
    }

    private static let token = Exchange(
        number: 7,
        sender: "core",
        receiver: "creatio",
        method: "POST",
        address: "https://acme-is.creatio.com/connect/token",
        headers: [.init(name: "content-type", value: "application/x-www-form-urlencoded")],
        body: "client_id=a&client_secret=‹secret›",
        sentAt: .milliseconds(200),
        outcome: .answered(
            status: 200,
            headers: [],
            body: #"{"access_token":"‹secret›"}"#,
            at: .milliseconds(210)
        )
    )

    private static let refusedCase = Exchange(
        number: 8,
        sender: "core",
        receiver: "creatio",
        method: "POST",
        address: "https://acme.creatio.com/0/odata/Case",
        headers: [.init(name: "authorization", value: "Bearer ‹secret›")],
        body: #"{"Subject":"It's late"}"#,
        sentAt: .milliseconds(220),
        outcome: .answered(status: 400, headers: [], body: "line one\nline two", at: .zero)
    )

    private static let lost = Exchange(
        number: 9,
        sender: "visitor",
        receiver: "core",
        method: "GET",
        address: "https://api.open.cx/backend/widget/v2/config",
        headers: [],
        body: "",
        sentAt: .milliseconds(230),
        outcome: .failed(reason: "the connection ended", at: .zero)
    )
}
