import ArgumentParser
import HandoffCore
import JSON

struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Shows what is still to be done in Creatio; tries it again, or gives it up.",
        discussion: """
            Examples:

              handrail core outbox list --store core
              handrail core outbox retry --config core.yaml --organisation acme
              handrail core outbox retry 17 --store core
              handrail core outbox drop 17 --store core --yes

            It works on the databases, whether the core runs or not; one that runs looks for work \
            every few seconds.
            """,
        subcommands: [OutboxListCommand.self, OutboxRetryCommand.self, OutboxDropCommand.self]
    )
}

/// Whose outbox a command is about.
struct OutboxPlace: ParsableArguments {
    @OptionGroup
    var place: CorePlace

    @Option(help: "The organisation, where there are several.")
    var organisation: String?

    var json: Bool { place.json }

    /// The outboxes, by organisation.
    ///
    /// - Throws: `ExitStatus`, once the reason is printed.
    func outboxes() throws -> [(organisation: String, outbox: OutboxOperations)] {
        do {
            let configuration = try place.configuration()
            var names = configuration.organisations.map(\.id)
            if names.isEmpty { names = [OrganisationOptions.id] }
            if let organisation {
                guard names.contains(organisation) || place.config == nil else {
                    throw CoreCommandError(
                        "there is no organisation '\(organisation)'; there are "
                            + names.map { "'\($0)'" }.joined(separator: ", ")
                    )
                }
                names = [organisation]
            }
            return try names.map { name in
                let path = StoreFolder.database(of: name, in: configuration.store)
                return (name, try OutboxOperations(path: path))
            }
        } catch {
            try CoreCommand.refuse(error)
        }
    }

    /// The outbox of the one organisation, for what numbers of entries stand in.
    func onlyOutbox() throws -> OutboxOperations {
        let outboxes = try outboxes()
        guard outboxes.count == 1 else {
            try CoreCommand.refuse(
                CoreCommandError("numbers belong to an organisation; say which: --organisation ID")
            )
        }
        return outboxes[0].outbox
    }
}
