package import Contracts

/// The forms in which the report of a check is written to a file.
package enum CheckReportFormat: String, Sendable, CaseIterable {
    case junit, ctrf, json, html

    /// The report in this form.
    package func text(of report: CheckReport) -> String {
        switch self {
        case .junit: CheckJUnit().xml(of: report)
        case .ctrf: CheckCTRF.json(of: report).serializedText
        case .json: CheckDocument(of: report).value.serializedText
        case .html: CheckPage.html(of: report)
        }
    }
}
