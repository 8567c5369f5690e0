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
            "Title": .text(title), "CaseId": .guid(caseID),
            "AuthorId": .guid(author), "OwnerId": .guid(author),
            "StatusId": .guid(StockActivityStatus.completed.id),
        ]
        return common.merging(own) { _, own in own }
    }

    /// The beginning of the text, as much as the column holds.
    private var title: String {
        guard case .text(let limit?) = ColumnType.longText else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    }
}
