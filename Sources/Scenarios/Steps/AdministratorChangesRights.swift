import FakeCreatio
import YAML

/// The administrator of Creatio gives the integration's user a right, or takes one away.
package struct AdministratorChangesRights: Step {
    package static let key = "administrator changes rights"
    package static let summary =
        "The administrator of Creatio grants the integration objects, or denies it some."
    package static let example = "administrator changes rights: { grant: Case }"

    let granted: [String]
    let denied: [String]

    package static let shape = Shape<AdministratorChangesRights>.keys(
        .optional("grant", objects, default: [], "Objects that the user may work with again."),
        .optional("deny", objects, default: [], "Objects that the user loses every right to.")
    ) { AdministratorChangesRights(granted: $0, denied: $1) }

    private static let objects = Shape<[String]>.oneOrMore(
        Shape<String>.text.checked { object, node, reading in
            reading.check(object: object, at: node.position)
        }
    )

    package func run(on stage: Stage) async throws {
        await stage.creatio.changeRights(of: StageWorld.integrationUser) { rights in
            for object in granted { rights[object] = nil }
            for object in denied { rights[object] = Set(ObjectOperation.allCases) }
        }
    }
}
