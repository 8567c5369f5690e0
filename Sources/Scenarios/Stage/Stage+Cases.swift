import FakeCreatio
import HandoffCore
import JSON

extension Stage {
    /// The ids of the cases that the core created, oldest first.
    func createdCases() async throws -> [String] {
        let given = names.ids(in: "Case")
        return try await creatio.rows(of: "Case").compactMap { $0["Id"]?.text }
            .filter { !given.contains($0) }
    }

    /// The case of a visitor's session: the newest one that names the session, in its own text or
    /// in that of an activity; nil where there is none.
    ///
    /// It is looked for by what a person could read, not by the core's way of making ids.
    func caseID(of visitor: StagedVisitor) async throws -> String? {
        guard let session = await visitor.session() else { return nil }
        for id in try await createdCases().reversed() {
            let notes = try await creatio.row(id, of: "Case")?["Notes"]?.text ?? ""
            if notes.contains(session.rawValue) { return id }
            let activities = try await activities(of: id)
            if activities.contains(where: { $0.text.contains(session.rawValue) }) { return id }
        }
        return nil
    }

    /// The case of a visitor's session, for a step that needs one.
    func existingCaseID(of visitor: StagedVisitor) async throws -> String {
        guard let id = try await caseID(of: visitor) else {
            throw StepFailure("there is no case for the session of '\(visitor.name)'")
        }
        return id
    }

    /// What somebody but the core wrote last on the visitor's case.
    func lastActivityOfRep(for visitor: StagedVisitor) async throws -> CaseActivity {
        let caseID = try await existingCaseID(of: visitor)
        let others = try await activities(of: caseID)
            .filter { $0.authorID != integrationContactID }
        guard let last = others.last else {
            throw StepFailure("no rep has written anything on the case of '\(visitor.name)'")
        }
        return last
    }

    /// The activities of a case in the order in which they were added.
    func activities(of caseID: String) async throws -> [CaseActivity] {
        try await creatio.rows(of: "Activity", where: "CaseId", equals: .string(caseID))
            .map { row in
                CaseActivity(
                    id: row["Id"]?.text ?? "",
                    typeID: row["TypeId"]?.text ?? "",
                    authorID: row["AuthorId"]?.text ?? "",
                    title: row["Title"]?.text ?? "",
                    details: ["DetailedResult", "Body", "Notes"].lazy
                        .compactMap { row[$0]?.text }
                        .first { !$0.isEmpty } ?? ""
                )
            }
    }

    /// The names of the files of a case in the order in which they were added; one without content
    /// says so.
    func files(of caseID: String) async throws -> [String] {
        try await creatio.rows(of: "CaseFile", where: "CaseId", equals: .string(caseID))
            .compactMap { row in
                guard let name = row["Name"]?.text else { return nil }
                if case .number(let size)? = row["Size"], let size = size.integer, size > 0 {
                    return name
                }
                return name + " (empty)"
            }
    }

    /// What stands at a path from a row, in the words that a scenario may use for it: the name of
    /// a given row comes first; an empty value is the empty text.
    func texts(at path: String, of id: String, in object: String) async throws -> [String] {
        let shown = try await creatio.value(at: path, of: id, in: object).shown
        guard let column = catalogue.column(at: path, of: object), let target = column.target,
            !path.hasSuffix("Id")
        else { return [shown] }
        let lookup = try await creatio.value(at: path + "Id", of: id, in: object).shown
        if lookup.isEmpty { return [""] }
        return [names.name(of: lookup, in: target), shown].compactMap(\.self)
    }

    /// What of the expected columns differs from a row.
    func differences(
        of columns: [Member<TextMatch>],
        from id: String,
        in object: String
    ) async throws -> [Difference] {
        var differences: [Difference] = []
        for column in columns {
            let actual = try await texts(at: column.key, of: id, in: object)
            if actual.contains(where: column.value.matches) { continue }
            differences.append(
                Difference(
                    column.key,
                    expected: column.value.phrase,
                    actual: actual[0].isEmpty ? "nothing" : actual[0],
                    at: column.position
                )
            )
        }
        return differences
    }
}

/// An activity as a rep reads it on the case's timeline.
struct CaseActivity: Sendable, Equatable {
    let id: String
    let typeID: String
    let authorID: String
    let title: String
    /// The result of a task, the body of an e-mail, or the notes: whichever is filled.
    let details: String

    /// Title and details, as one text.
    var text: String { title + "\n" + details }
}

extension JSONValue {
    /// The value as text; the empty text for what Creatio writes in place of nothing.
    fileprivate var shown: String {
        let text = text ?? description
        return [CellValue.zeroGUID, CellValue.zeroDate].contains(text) ? "" : text
    }
}
