import Reports
import Scenarios
import Testing
import YAML

@Suite struct `The console report` {
    private let plain = ConsoleReport()

    @Test func `gives a line to a scenario that passed`() throws {
        try Golden.expect(plain.text(of: .passed), equals: "passed.txt")
    }

    @Test func `tells the whole story of a failed expectation`() throws {
        try Golden.expect(plain.text(of: .failedExpectation), equals: "failed-expectation.txt")
    }

    @Test func `tells of an invariant and how to play it again over sockets`() throws {
        try Golden.expect(plain.text(of: .failedInvariant), equals: "failed-invariant.txt")
    }

    @Test func `names the instance on which it is played again`() {
        let text = ConsoleReport(creatio: "our acme").text(of: .failedExpectation)
        #expect(text.contains(" --creatio 'our acme'\n"))
    }

    @Test func `marks with colours on a terminal`() throws {
        let report = ConsoleReport(style: .coloured)
        try Golden.expect(
            report.text(of: .failedExpectation).replacing("\u{1B}", with: "ESC"),
            equals: "failed-expectation-coloured.txt"
        )
    }

    @Test func `lists what is wrong in files, a line each`() {
        let position = SourcePosition(file: "a.yaml", line: 7, column: 5)
        #expect(
            plain.text(of: [YAMLMistake("unknown step 'x'", at: position)])
                == "a.yaml:7:5: unknown step 'x'"
        )
    }

    @Test func `ends with the count`() {
        #expect(
            plain.summary(of: [.passed, .failedInvariant, .passed]) == "2 passed, 1 failed"
        )
    }

    @Test(arguments: [
        (true, nil, ConsoleStyle.coloured), (true, "", .coloured), (true, "1", .plain),
        (false, nil, .plain), (false, "1", .plain),
    ])
    func `uses colours only where they are seen and wanted`(
        isTerminal: Bool,
        noColor: String?,
        style: ConsoleStyle
    ) {
        #expect(ConsoleStyle.fitting(isTerminal: isTerminal, noColor: noColor) == style)
    }
}
