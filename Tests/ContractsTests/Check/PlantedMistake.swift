import Contracts
import FakeCreatio
import JSON
import Simulation
import Testing
import Wire

/// One thing that is wrong in a partner's set-up, and the one check that has to name it.
struct PlantedMistake: Sendable, CustomTestStringConvertible {
    let name: String
    let cause: CheckID
    /// A word that has to stand in what was seen.
    let word: String
    let plant: @Sendable (inout PartnerSetup) -> Void

    init(
        _ name: String,
        _ cause: CheckID,
        naming word: String,
        _ plant: @escaping @Sendable (inout PartnerSetup) -> Void
    ) {
        self.name = name
        self.cause = cause
        self.word = word
        self.plant = plant
    }

    var testDescription: String { name }

    static let all = reach + oauth + metadata + rows + fields + rights + limits + writing + webhook
}

extension PartnerSetup {
    /// Lets the check listen; the instance has a process library that the user may read.
    mutating func listen(_ webhook: WebhookSetup) {
        self.webhook = webhook
        creatio.objects.append(.vwProcessLib)
    }

    mutating func set(_ key: String, _ value: JSONValue?) {
        integration[key] = value
    }

    mutating func setFields(_ name: String, _ type: String = "text", values: [String] = []) {
        integration["fields"] = [
            [
                "name": .string(name), "title": "Field", "type": .string(type),
                "description": "d", "values": .array(values.map { .string($0) }),
            ]
        ]
    }

    /// Changes an object of the instance; nil takes it away.
    mutating func changeObject(_ name: String, _ change: (EntitySchema) -> EntitySchema?) {
        creatio.objects = creatio.objects.compactMap { $0.name == name ? change($0) : $0 }
    }

    mutating func changeUser(_ name: String, _ change: (inout UserAccount) -> Void) {
        for index in creatio.users.indices where creatio.users[index].name == name {
            change(&creatio.users[index])
        }
    }
}

extension EntitySchema {
    func without(_ column: String) -> EntitySchema {
        keeping { $0.name != column }
    }
}
