import Foundation
import Reports
import Scenarios
import Testing

#if canImport(FoundationXML)
import FoundationXML
import YAML
#endif

@Suite struct `The JUnit report` {
    private let position = SourcePosition(file: "Scenarios/bad.yaml", line: 2, column: 3)

    private var document: String {
        JUnitReport().xml(
            of: [.passed, .failedExpectation, .failedInvariant],
            mistakes: [YAMLMistake("unknown key '<x>'", at: position)]
        )
    }

    @Test func `is as the golden has it`() throws {
        try Golden.expect(document, equals: "report.xml")
    }

    @Test func `is well-formed XML whatever the texts are`() throws {
        let parser = XMLParser(data: Data(document.utf8))
        #expect(parser.parse(), "line \(parser.lineNumber): \(parser.parserError as Any)")
    }

    @Test func `of nothing is an empty list`() {
        #expect(
            JUnitReport().xml(of: []) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="handrail"/>

                """
        )
    }
}
