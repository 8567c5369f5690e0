import Foundation
import JSON
import Reports
import Testing
import Wire

@testable import Contracts

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct `The report of a check` {
    private static let report = CheckReport(
        instanceURL: "https://acme.creatio.com",
        clientID: "0123",
        checkedAt: Timestamp(microseconds: 1_767_603_600_000_000),
        results: [
            CheckResult(.owner, .failed, "'Dana' is no longer <active> & \"gone\""),
            CheckResult(.address, .passed, "'https://acme.creatio.com'"),
            CheckResult(.create, .unknown, "only writing would tell", subject: "Case"),
            CheckResult(.group, .skipped, "'Default Case Group ID' is not set"),
        ]
    )

    @Test func `is a table that ends with the counts`() throws {
        try Golden.expect(CheckConsole().text(of: Self.report), equals: "check.txt")
    }

    @Test(arguments: CheckReportFormat.allCases)
    func `has a form for machines and for support`(_ format: CheckReportFormat) throws {
        try Golden.expect(format.text(of: Self.report), equals: "check.\(format.rawValue).txt")
    }

    @Test(arguments: [CheckReportFormat.junit, .html])
    func `is well-formed whatever was seen`(_ format: CheckReportFormat) throws {
        let text = format.text(of: Self.report).replacing("<!DOCTYPE html>\n", with: "")
        let parser = XMLParser(data: Data(text.utf8))
        #expect(parser.parse(), "line \(parser.lineNumber): \(parser.parserError as Any)")
    }

    @Test func `has a digest that changes with what was found`() throws {
        let other = CheckReport(
            instanceURL: Self.report.instanceURL,
            clientID: Self.report.clientID,
            checkedAt: Self.report.checkedAt,
            results: Self.report.results.dropLast()
        )
        #expect(try Self.digest(of: Self.report) != Self.digest(of: other))
        #expect(CheckReportFormat.html.text(of: other).contains(try Self.digest(of: other)))
    }

    private static func digest(of report: CheckReport) throws -> String {
        let value = try JSONValue.parse(CheckReportFormat.json.text(of: report))
        return try #require(value["digest"]?.text)
    }
}
