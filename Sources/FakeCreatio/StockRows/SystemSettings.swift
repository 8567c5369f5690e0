/// The values of the system settings that defaults refer to (creatio.md sections 4.3 and 4.5).
enum SystemSettings {
    static let stock: [String: CellValue] = [
        "CaseStatusDef": .guid(StockCaseStatus.new.id),
        "CasePriorityDef": .guid(StockCasePriority.medium.id),
        "CaseOriginDef": .guid(StockCaseOrigin.call.id),
    ]
}
