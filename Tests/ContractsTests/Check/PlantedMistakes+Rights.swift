import Contracts
import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Wire

extension PlantedMistake {
    static let rights = [
        PlantedMistake("no right to read activities", .read, naming: "Activity") {
            $0.changeUser("Integration") { $0.denied = ["Activity": [.read]] }
        },
        PlantedMistake("no right to read contacts", .read, naming: "Contact") {
            $0.changeUser("Integration") { $0.denied = ["Contact": [.read]] }
        },
        PlantedMistake("no right to read cases, as an error 500", .read, naming: "Case") {
            $0.changeUser("Integration") { $0.denied = ["Case": [.read]] }
            $0.creatio.profile.rightsRefusal = .failure
        },
        PlantedMistake("no licence for cases", .licence, naming: "license") {
            let objects = $0.creatio.objects.map(\.name).filter { $0 != "Case" }
            $0.changeUser("Integration") { $0.licensedObjects = Set(objects) }
        },
        PlantedMistake("a column that the rows lack", .model, naming: "UsrOrderNumber") {
            $0.creatio.staleColumns = ["Case": ["UsrOrderNumber"]]
            $0.rows = { try await $0.place("Case", ["Subject": "Help"]) }
        },
    ]

    static let limits = [
        PlantedMistake("a clock that is ahead", .clock, naming: "ahead") {
            $0.skew = .seconds(600)
        },
        PlantedMistake("a clock that is behind", .clock, naming: "behind") {
            $0.skew = .seconds(-600)
        },
        PlantedMistake("slow answers", .latency, naming: "ms") { $0.delay = .seconds(8) },
        PlantedMistake("an answer that holds 50 rows", .pageSize, naming: "Activity") {
            $0.creatio.limits.rows = 50
            $0.rows = { creatio in
                for number in 1...60 {
                    try await creatio.place("Activity", ["Title": .string("Call \(number)")])
                }
            }
        },
        PlantedMistake("too few calls a day", .dailyCalls, naming: "10000 a day") {
            $0.conversationsPerDay = 5_000
            $0.licences = 1
        },
    ]

    static let writing = [
        PlantedMistake("no right to create contacts", .create, naming: "Contact") {
            $0.deny([.create], on: "Contact")
        },
        PlantedMistake("no right to create cases", .create, naming: "Case") {
            $0.deny([.create], on: "Case")
        },
        PlantedMistake("no right to create activities", .create, naming: "Activity") {
            $0.deny([.create], on: "Activity")
        },
        PlantedMistake("no right to change cases", .update, naming: "Case") {
            $0.deny([.update], on: "Case")
        },
        PlantedMistake("new cases are closed", .defaults, naming: "Closed") {
            $0.writes = true
            $0.rows = { try await $0.setDefaultStatus(StockCaseStatus.closed.rawValue) }
        },
        PlantedMistake("a database that loses letters", .texts, naming: "Case.Subject") {
            $0.writes = true
            $0.site = { request, _, creatio in
                var changed = request
                if request.method == .post {
                    let text = String(decoding: request.body, as: UTF8.self)
                    changed.body = Data(text.replacing("漢字", with: "??").utf8)
                }
                return await creatio.respond(to: changed)
            }
        },
        PlantedMistake("a rule that keeps the status", .status, naming: "and has") {
            $0.writes = true
            $0.site = { request, _, creatio in
                request.method == .patch
                    ? WireResponse(status: .noContent) : await creatio.respond(to: request)
            }
        },
        PlantedMistake("a server that blocks DELETE", .cleanup, naming: "left behind: Contact") {
            $0.writes = true
            $0.creatio.profile.blocksDelete = true
        },
        PlantedMistake("a case that cannot be deleted", .cleanup, naming: "left behind: ") {
            $0.writes = true
            $0.creatio.profile.lifecycleKeepsCase = true
        },
    ]
}

extension PartnerSetup {
    /// Takes a right away from the integration's user, in a check that writes.
    fileprivate mutating func deny(_ operations: Set<ObjectOperation>, on object: String) {
        changeUser("Integration") { $0.denied = [object: operations] }
        writes = true
    }
}

extension CreatioInstance {
    /// Sets the system setting by which new cases get their status.
    fileprivate func setDefaultStatus(_ id: String) async throws {
        let setting = try rows(of: "SysSettings", where: "Code", equals: "CaseStatusDef").first
        let value = try rows(
            of: "SysSettingsValue",
            where: "SysSettingsId",
            equals: setting?["Id"] ?? ""
        )
        .first
        try place("SysSettingsValue", ["Id": value?["Id"] ?? "", "GuidValue": .string(id)])
    }
}
