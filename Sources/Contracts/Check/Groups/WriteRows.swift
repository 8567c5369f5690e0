import HandoffCore
import JSON
import Wire

/// The rows that a check makes: what the core writes, in the lengths that the core writes.
struct WriteRows {
    /// The length of `Case.Subject` and `Activity.Title` (creatio.md section 4.0).
    private static let titleLength = 500
    /// More than any column holds but an unlimited one.
    private static let textLength = 4_000
    let plan: WritePlan
    let settings: CreatioSettings
    let requirements: CheckRequirements
    let now: Timestamp

    init(plan: WritePlan, bench: CheckBench) {
        self.plan = plan
        settings = bench.integration
        requirements = bench.requirements
        now = bench.environment.now()
    }

    func contact(_ record: WritePlan.Record) -> JSONValue {
        let name = plan.marker.lowercased().replacing(" ", with: "-")
        return [
            "Id": .string(record.id), "Name": .string(plan.marker),
            // Nobody gets mail at that domain (RFC 2606).
            "Email": .string("\(name)@example.invalid"),
        ]
    }

    func `case`(_ record: WritePlan.Record, of contact: WritePlan.Record? = nil) -> JSONValue {
        var row: JSONValue = [
            "Id": .string(record.id), "Subject": .string(title), "Symptoms": .string(text),
        ]
        if let contact { row["ContactId"] = .string(contact.id) }
        let routing: [(String, String?)] = [
            ("OwnerId", settings.defaultCaseOwnerID), ("GroupId", settings.defaultCaseGroupID),
            ("OriginId", settings.caseOriginID),
        ]
        for (column, id) in routing {
            if let id { row[column] = .string(id) }
        }
        return row
    }

    func activity(_ record: WritePlan.Record, on case: WritePlan.Record?) -> JSONValue {
        var row: JSONValue = [
            "Id": .string(record.id), "Title": .string(title), "Notes": .string(text),
            "TypeId": .string(settings.activityTypeID),
            "StartDate": .string(now.iso8601()), "DueDate": .string(now.iso8601()),
        ]
        if let status = requirements.row(usedAs: "Activity.StatusId") {
            row["StatusId"] = .string(status.id)
        }
        if let `case` { row["CaseId"] = .string(`case`.id) }
        return row
    }

    /// The texts of a row that did not come back as they were written.
    func differences(of row: JSONValue?, in object: String) -> [String] {
        let expected =
            object == "Case"
            ? [("Subject", title), ("Symptoms", text)] : [("Title", title), ("Notes", text)]
        return expected.compactMap { column, text in
            let found = row?[column]?.text
            guard found != text else { return nil }
            let length = found?.count ?? 0
            return "\(object).\(column) came back with "
                + (length == text.count ? "other letters" : "\(length) of \(text.count) letters")
        }
    }

    private var title: String { filled(to: Self.titleLength) }
    private var text: String { filled(to: Self.textLength) }

    private func filled(to length: Int) -> String {
        let line = plan.marker + " äöü 漢字 "
        return String(String(repeating: line, count: length / line.count + 1).prefix(length - 1))
            + "."
    }
}
