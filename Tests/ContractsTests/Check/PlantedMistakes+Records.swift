import Contracts
import FakeCreatio
import Foundation
import JSON
import Wire

extension PlantedMistake {
    private static let nobody = "99999999-9999-4999-8999-999999999999"

    static let metadata = [
        PlantedMistake("$metadata is cut off", .metadata, naming: "CSDL") {
            $0.site = { request, _, creatio in
                var answer = await creatio.respond(to: request)
                if request.path.hasSuffix("$metadata") {
                    answer.body = answer.body.prefix(answer.body.count / 2)
                }
                return answer
            }
        },
        PlantedMistake("an object is missing", .objects, naming: "CaseOrigin") {
            $0.changeObject("CaseOrigin") { _ in nil }
        },
        PlantedMistake("a column is missing", .columns, naming: "Symptoms") {
            $0.changeObject("Case") { $0.without("Symptoms") }
        },
        PlantedMistake("a column is called otherwise", .columns, naming: "'Symptom' exists") {
            $0.changeObject("Case") {
                $0.without("Symptoms").adding([Column("Symptom", .maxSizeText)])
            }
        },
        PlantedMistake("a column has another type", .types, naming: "Edm.Int32") {
            $0.changeObject("Activity") {
                $0.without("DetailedResult").adding([Column("DetailedResult", .integer)])
            }
        },
        PlantedMistake("a lookup leads elsewhere", .lookups, naming: "Account") {
            $0.changeObject("Activity") {
                $0.without("Author").adding([.lookup("Author", to: "Account")])
            }
        },
    ]

    static let rows = [
        PlantedMistake("the owner is nobody", .owner, naming: "no Contact") {
            $0.set("defaultCaseOwnerId", .string(nobody))
        },
        PlantedMistake("the owner is a user's id", .owner, naming: "no Contact") {
            $0.set("defaultCaseOwnerId", .string(StockAdminUnit.supervisor.rawValue))
        },
        PlantedMistake("the owner has left", .owner, naming: "no longer active") {
            $0.changeUser("Dana") { $0.isActive = false }
        },
        PlantedMistake("the owner is no GUID", .owner, naming: "not a GUID") {
            $0.set("defaultCaseOwnerId", "Dana")
        },
        PlantedMistake("the group is a user", .group, naming: "is a user") {
            $0.set("defaultCaseGroupId", .string(StockAdminUnit.supervisor.rawValue))
        },
        PlantedMistake("the group is not there", .group, naming: "no SysAdminUnit") {
            $0.set("defaultCaseGroupId", .string(nobody))
        },
        PlantedMistake("the resolved status is open", .resolvedStatus, naming: "In progress") {
            $0.set("resolvedStatusId", .string(StockCaseStatus.inProgress.rawValue))
        },
        PlantedMistake("the resolved status is not there", .resolvedStatus, naming: "no CaseStatus")
        {
            $0.set("resolvedStatusId", .string(nobody))
        },
        PlantedMistake("the origin is not there", .origin, naming: "no CaseOrigin") {
            $0.set("caseOriginId", .string(nobody))
        },
        PlantedMistake("the activity type is not there", .activityType, naming: "no ActivityType") {
            $0.set("activities", ["typeId": .string(nobody)])
        },
        PlantedMistake("a category of e-mails", .activityCategory, naming: "another type") {
            $0.set("activities", ["categoryId": "8038a396-7825-e011-8165-00155d043204"])
        },
        PlantedMistake("a reply type is not there", .replyTypes, naming: "no ActivityType") {
            $0.set("replyTypeIds", [.string(nobody)])
        },
        PlantedMistake("no reply type at all", .replyTypes, naming: "is empty") {
            $0.set("replyTypeIds", [])
        },
        PlantedMistake("a time zone that is none", .settings, naming: "IANA") {
            $0.set("activities", ["timeZone": "Mars/Olympus"])
        },
        PlantedMistake("a session link without a session", .settings, naming: "which session") {
            $0.set("sessionLink", "https://platform.open.cx/inbox")
        },
        PlantedMistake("a stock row was deleted", .stockRows, naming: "ActivityStatus") {
            $0.rows = { creatio in
                try await creatio.remove(
                    "4bdbb88f-58e6-df11-971b-001d60e938c6",
                    from: "ActivityStatus"
                )
            }
        },
    ]

    static let fields = [
        PlantedMistake("a mapped field is misspelt", .fields, naming: "'UsrOrderNumber'") {
            $0.setFields("UsrOrderNumbr")
        },
        PlantedMistake("a mapped field is new", .fields, naming: "UsrShade") {
            $0.creatio.recent.columns = ["Case": [Column("UsrShade", .shortText)]]
            $0.setFields("UsrShade")
        },
        PlantedMistake("a mapped field holds a file", .fields, naming: "holds a file") {
            $0.setFields("UsrScan")
        },
        PlantedMistake("a field is mapped twice", .fields, naming: "mapped twice") {
            let one: JSONValue = [
                "name": "UsrOrderNumber", "title": "A", "type": "text", "description": "d",
            ]
            $0.set("fields", [one, one])
        },
        PlantedMistake("a field that the integration writes", .fields, naming: "itself") {
            $0.setFields("Symptoms")
        },
        PlantedMistake("a label that the lookup lacks", .labels, naming: "'Critical'") {
            $0.setFields("PriorityId", "dropdown", values: ["High", "Criticl"])
        },
        PlantedMistake("a label twice", .labels, naming: "2 rows") {
            $0.rows = { creatio in
                try await creatio.place("CasePriority", ["Name": "High"])
            }
        },
        PlantedMistake("a user who reads Ukrainian", .language, naming: "Завдання") {
            $0.changeUser("Integration") { $0.language = "uk-UA" }
        },
    ]
}
