import Fidelity
import Reports
import Scenarios
import Testing

@Suite struct `The report on reliance` {
    private let index: LedgerIndex

    init() throws {
        index = LedgerIndex(
            of: try Ledger.read(
                """
                area: A
                cases:
                  - { id: token, says: A client gets a token., state: documented, mark: D, source: s, covers: [token], get: x, expect: 200 }
                  - { id: made, says: A row is made., state: assumed, mark: I, source: s, covers: [POST entity], get: x, expect: 200 }
                """,
                file: "a.yaml"
            )
        )
    }

    @Test func `is a line at the end of a run`() {
        #expect(
            RelianceReport(of: [.asking], on: index).line
                == "relied on 2 ledger entries: 1 documented, 1 assumed (50 % of 2 requests on what"
                + " is only assumed or not covered); handrail run --reliance lists them"
        )
    }

    @Test func `lists the entries by state, and what no entry answers for`() {
        #expect(
            RelianceReport(of: [.asking], on: index).list
                == """
                relied on, documented
                  token: A client gets a token.

                relied on, assumed
                  made: A row is made.

                in no entry of the ledger
                  bearer, as in POST /0/odata/Case
                  status 400, as in POST /0/odata/Case
                """
        )
    }

    @Test func `stands in JUnit as properties`() throws {
        try Golden.expect(
            JUnitReport(index: index).xml(of: [.asking]),
            equals: "report-with-reliance.xml"
        )
    }

    @Test func `of a run that asked nothing is empty`() {
        let report = RelianceReport(of: [.passed], on: index)
        #expect(report.list == "")
        #expect(
            report.line
                == "relied on 0 ledger entries (0 % of 0 requests on what is only assumed or not"
                + " covered); handrail run --reliance lists them"
        )
    }
}

extension ScenarioResult {
    /// A run that asked for a token and was refused a case.
    fileprivate static let asking = ScenarioResult(
        name: "It asks",
        file: "a.yaml",
        tags: [],
        seed: 1,
        transport: .memory,
        failures: [],
        digest: "ab",
        duration: .seconds(1),
        elapsed: .milliseconds(2),
        exchangeCount: 2,
        askedOfCreatio: [
            exchange("https://acme-is.creatio.com/connect/token", [], status: 200),
            exchange(
                "https://acme.creatio.com/0/odata/Case",
                [.init(name: "authorization", value: "Bearer ‹secret›")],
                status: 400
            ),
        ]
    )

    private static func exchange(
        _ address: String,
        _ headers: [Exchange.Header],
        status: Int
    ) -> Exchange {
        Exchange(
            number: 1,
            sender: "core",
            receiver: "creatio",
            method: "POST",
            address: address,
            headers: headers,
            body: "",
            sentAt: .zero,
            outcome: .answered(status: status, headers: [], body: "", at: .zero)
        )
    }
}
