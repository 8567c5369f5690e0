import FakeCreatio

/// The administrator of Creatio changes the OAuth application of the integration.
package struct AdministratorChangesApplication: Step {
    package static let key = "administrator changes application"
    package static let summary =
        "The administrator of Creatio gives the OAuth application another grant type."
    package static let example =
        "administrator changes application: { grant type: client credentials }"

    let hasClientCredentials: Bool

    package static let shape = Shape<AdministratorChangesApplication>.keys(
        .required(
            "grant type",
            .word([
                ("client credentials", true, "It may act by itself."),
                ("authorization code", false, "A user has to let it act in their name."),
            ]),
            "How the application gets its tokens."
        )
    ) { AdministratorChangesApplication(hasClientCredentials: $0) }

    package func run(on stage: Stage) async throws {
        await stage.creatio.changeClient(StageWorld.clientID) { application in
            application.hasClientCredentials = hasClientCredentials
        }
    }
}
