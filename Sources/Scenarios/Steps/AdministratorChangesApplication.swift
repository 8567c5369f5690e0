import FakeCreatio
import Wire
import YAML

/// The administrator of Creatio changes the OAuth application of the integration.
package struct AdministratorChangesApplication: Step {
    package static let key = "administrator changes application"
    package static let summary =
        "The administrator of Creatio gives the OAuth application another grant type or secret."
    package static let example =
        "administrator changes application: { grant type: client credentials }"

    let hasClientCredentials: Bool?
    let secret: String?

    package static let shape = Shape<AdministratorChangesApplication>.keys(
        .optional(
            "grant type",
            .word([
                ("client credentials", true, "It may act by itself."),
                ("authorization code", false, "A user has to let it act in their name."),
            ]),
            "How the application gets its tokens."
        ),
        .optional("client secret", .text, "The secret that it has from now on.")
    ) { AdministratorChangesApplication(hasClientCredentials: $0, secret: $1) }
    .checked { step, node, reading in
        guard step.hasClientCredentials == nil, step.secret == nil else { return }
        reading.report("'grant type' or 'client secret' is wanted here", at: node.position)
    }

    package func run(on stage: Stage) async throws {
        await stage.creatio.changeClient(StageWorld.clientID) { application in
            if let hasClientCredentials { application.hasClientCredentials = hasClientCredentials }
            if let secret { application.secret = Secret(secret) }
        }
    }
}
