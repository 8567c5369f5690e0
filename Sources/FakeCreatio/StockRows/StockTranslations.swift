/// The names of stock rows in other languages than English.
///
/// The Ukrainian names of the statuses and categories of activities were read from an instance
/// (creatio.md section 3.1, fixtures of the Ruby client); all others are assumed.
enum StockTranslations {
    /// Adds the texts to the stock rows of an empty store, as far as the instance has not its own.
    static func install(in transaction: RowTransaction, besides own: OwnRows) throws {
        for texts in [cases, activities, people] {
            for (object, names) in texts where own.rows[object] == nil {
                guard let table = transaction.model.table(object) else { continue }
                for (id, name) in names {
                    try transaction.execute(
                        LocalizedText.storing(name, "Name", of: id, in: table, ukrainian)
                    )
                }
            }
        }
    }

    private static let ukrainian = CultureID(rawValue: StockCulture.ukrainian.id)

    private typealias Texts = KeyValuePairs<String, KeyValuePairs<String, String>>

    private static let cases: Texts = [
        StockCaseStatus.object: [
            StockCaseStatus.new.id: "Нове",
            StockCaseStatus.inProgress.id: "В роботі",
            StockCaseStatus.waitingForResponse.id: "Очікує відповіді",
            StockCaseStatus.resolved.id: "Вирішене",
            StockCaseStatus.reopened.id: "Відкрите повторно",
            StockCaseStatus.closed.id: "Закрите",
            StockCaseStatus.canceled.id: "Скасоване",
        ],
        StockCasePriority.object: [
            StockCasePriority.critical.id: "Критичний",
            StockCasePriority.high.id: "Високий",
            StockCasePriority.medium.id: "Середній",
            StockCasePriority.low.id: "Низький",
        ],
        StockCaseOrigin.object: [
            StockCaseOrigin.call.id: "Дзвінок",
            StockCaseOrigin.portal.id: "Портал",
        ],
        StockCaseCategory.object: [
            StockCaseCategory.incident.id: "Інцидент",
            StockCaseCategory.serviceRequest.id: "Запит на обслуговування",
        ],
        StockClosureCode.object: [
            StockClosureCode.solved.id: "Вирішено",
            StockClosureCode.canceledByUser.id: "Скасовано користувачем",
            StockClosureCode.closedByUser.id: "Закрито користувачем",
            StockClosureCode.canceledAsDuplicate.id: "Скасовано як дублікат",
            StockClosureCode.automaticReply.id: "Автоматична відповідь",
            StockClosureCode.spam.id: "Спам",
        ],
        StockSatisfactionLevel.object: [StockSatisfactionLevel.satisfied.id: "Задоволений"],
        StockSupportLevel.object: [StockSupportLevel.firstLine.id: "1-ша лінія"],
    ]

    private static let activities: Texts = [
        StockActivityStatus.object: [
            StockActivityStatus.notStarted.id: "Не розпочата",
            StockActivityStatus.inProgress.id: "В роботі",
            StockActivityStatus.completed.id: "Завершена",
            StockActivityStatus.canceled.id: "Скасована",
        ],
        StockActivityCategory.object: [
            StockActivityCategory.toDo.id: "Виконати",
            StockActivityCategory.meeting.id: "Зустріч",
            StockActivityCategory.paperwork.id: "Письмова робота",
            StockActivityCategory.callAsTask.id: "Дзвінок",
            StockActivityCategory.call.id: "Дзвінок",
            StockActivityCategory.email.id: "Email",
        ],
        StockActivityType.object: [
            StockActivityType.task.id: "Завдання",
            StockActivityType.call.id: "Дзвінок",
            StockActivityType.visit.id: "Візит",
        ],
        StockActivityPriority.object: [
            StockActivityPriority.medium.id: "Середній",
            StockActivityPriority.high.id: "Високий",
        ],
    ]

    private static let people: Texts = [
        "ContactType": [
            "60733efc-f36b-1410-a883-16d83cab0980": "Співробітник",
            "00783ef6-f36b-1410-a883-16d83cab0980": "Клієнт",
            "806732ee-f36b-1410-a883-16d83cab0980": "Контактна особа",
        ],
        "Gender": [
            "eeac42ee-65b6-df11-831a-001d60e938c6": "Чоловіча",
            "fc2483f8-65b6-df11-831a-001d60e938c6": "Жіноча",
        ],
    ]
}
