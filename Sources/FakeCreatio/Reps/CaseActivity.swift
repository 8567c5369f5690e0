/// What a rep writes on a case, as the values of an activity.
struct CaseActivity {
    let author: String
    let caseID: String
    let text: String

    /// A finished task; its result is the text.
    var task: [String: CellValue] {
        values([
            "TypeId": .guid(StockActivityType.task.id),
            "ActivityCategoryId": .guid(StockActivityCategory.toDo.id),
            "DetailedResult": .text(text),
        ])
    }

    var email: [String: CellValue] {
        values([
            "TypeId": .guid(StockActivityType.email.id),
            "ActivityCategoryId": .guid(StockActivityCategory.email.id),
            "Body": .text(text),
        ])
    }

    var call: [String: CellValue] {
        values([
            "TypeId": .guid(StockActivityType.call.id),
            "ActivityCategoryId": .guid(StockActivityCategory.call.id),
            "DetailedResult": .text(text),
        ])
    }

    private func values(_ own: [String: CellValue]) -> [String: CellValue] {
        let common: [String: CellValue] = [
            "Title": .text(Self.title), "CaseId": .guid(caseID),
            "AuthorId": .guid(author), "OwnerId": .guid(author),
            "StatusId": .guid(StockActivityStatus.completed.id),
        ]
        return common.merging(own) { _, own in own }
    }

    /// What a rep puts into the subject: nothing of the answer itself, so that whoever reads the
    /// answer has to read it where it stands.
    private static let title = "Answer to the customer"
}
