import JSON

/// An activity of Creatio, judged: is it a reply to the visitor, and what does it say.
struct Reply: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        case forVisitor(text: String, author: String?)
        /// Not for the visitor, with the reason.
        case internalOnly(String)
    }

    let activityID: ActivityID
    let content: Content

    var outcome: String {
        switch content {
        case .forVisitor: "delivered"
        case .internalOnly(let reason): "ignored: " + reason
        }
    }

    /// The columns that the judgement needs.
    static let columns = [
        "Id", "Title", "DetailedResult", "Notes", "Body", "TypeId", "CaseId", "CreatedOn",
    ]

    /// Judges a row of `Activity` that was read with its author.
    ///
    /// What is not of a reply type is internal, whatever announced it: an internal activity must
    /// never reach the visitor.
    init?(row: JSONValue, caseID: CaseID, settings: CreatioSettings) {
        guard let id = row["Id"]?.text else { return nil }
        activityID = ActivityID(rawValue: id)
        let type = row["TypeId"]?.text ?? ""
        guard row["CaseId"]?.text == caseID.rawValue else {
            content = .internalOnly("it belongs to another case")
            return
        }
        guard settings.replyTypeIDs.contains(type) else {
            content = .internalOnly("its type is not a reply type")
            return
        }
        let texts =
            type == StockID.emailType
            ? ["Body", "Notes", "Title"] : ["DetailedResult", "Notes", "Title"]
        let text = texts.lazy.compactMap { row[$0]?.text }.first { !$0.isEmpty }
        guard let text else {
            content = .internalOnly("it says nothing")
            return
        }
        let author = row["Author"]?["Name"]?.text
        content = .forVisitor(text: text, author: author.flatMap { $0.isEmpty ? nil : $0 })
    }
}
