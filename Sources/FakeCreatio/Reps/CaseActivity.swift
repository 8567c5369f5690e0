/// What a rep writes on a case, as the values of an activity.
struct CaseActivity {
    let author: String
    let caseID: String
    let entry: RepEntry

    var values: [String: CellValue] {
        let common: [String: CellValue] = [
            "Title": .text(Self.title), "CaseId": .guid(caseID),
            "AuthorId": .guid(author), "OwnerId": .guid(author),
            "StatusId": .guid(StockActivityStatus.completed.id),
        ]
        return common.merging(ofKind) { _, own in own }.merging(ofMail) { _, own in own }
    }

    private var ofKind: [String: CellValue] {
        switch entry.kind {
        case .task:
            [
                "TypeId": .guid(StockActivityType.task.id),
                "ActivityCategoryId": .guid(StockActivityCategory.toDo.id),
                "DetailedResult": .text(entry.text),
            ]
        case .email:
            [
                "TypeId": .guid(StockActivityType.email.id),
                "ActivityCategoryId": .guid(StockActivityCategory.email.id),
                "Body": .text(entry.text), "IsHtmlBody": .boolean(entry.isHTML),
            ]
        case .call:
            [
                "TypeId": .guid(StockActivityType.call.id),
                "ActivityCategoryId": .guid(StockActivityCategory.call.id),
                "DetailedResult": .text(entry.text),
            ]
        }
    }

    private var ofMail: [String: CellValue] {
        switch entry.mail {
        case .unmarked: [:]
        case .draft:
            [
                "MessageTypeId": .guid(StockEmailType.outgoing.id),
                "EmailSendStatusId": .guid(StockEmailSendStatus.notSent.id),
                "StatusId": .guid(StockActivityStatus.notStarted.id),
            ]
        case .sent:
            [
                "MessageTypeId": .guid(StockEmailType.outgoing.id),
                "EmailSendStatusId": .guid(StockEmailSendStatus.sent.id),
            ]
        case .incoming: ["MessageTypeId": .guid(StockEmailType.incoming.id)]
        }
    }

    /// What a rep puts into the subject: nothing of the answer itself, so that whoever reads the
    /// answer has to read it where it stands.
    private static let title = "Answer to the customer"
}
