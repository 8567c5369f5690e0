import ArgumentParser
import Contracts
import Foundation
import HandoffCore
import LiveWire
import OData
import Wire

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a fixture of a real instance that the fake Creatio can play.",
        discussion: """
            Examples:

              HANDRAIL_CLIENT_SECRET=… handrail import --url https://acme.creatio.com \
            --client-id … --out acme
              handrail import --settings integration.yaml --out acme
              handrail import --metadata saved.xml --out acme
              handrail run Scenarios/widget-channel --creatio acme
              handrail serve --creatio acme

            It only reads: $metadata; the rows of the lookups among the objects of the contract and \
            of those that they lead to, with the ids of the instance; roles; the system settings \
            by which the fake behaves; and how the instance answers what it cannot answer, from \
            which runtime and database are guessed. Contacts, accounts, cases and activities stay \
            behind, unless --with-personal-data is given. Of the default owner whom the settings \
            name, a contact with that id and no name is made. Secrets are never written.

            The folder gets metadata.xml, the objects and columns with an element on each line, and \
            instance.yaml, the rows and guesses with their reasons. A later import writes both \
            anew; a folder that holds anything else is refused.

            Where the fake knows an object or column, it behaves as ever; columns and objects that \
            only the instance has are played as they are, and what the instance lacks is missing.

            Who asks is said as to 'handrail check'. Exit codes: 0 imported; 2 the call, a setting \
            or the $metadata is not usable; 3 the instance could not be reached, or is no Creatio.
            """
    )

    @OptionGroup
    var connection: ConnectionOptions

    @Option(
        help: ArgumentHelp("A saved $metadata, in the place of an instance.", valueName: "file")
    )
    var metadata: String?

    @Option(help: ArgumentHelp("The folder that is written.", valueName: "folder"))
    var out: String

    @Flag(help: "Also take the newest contacts, accounts, cases and activities.")
    var withPersonalData = false

    @Option(help: "The file of the contract.")
    var contract = Contract.file

    func validate() throws {
        guard metadata == nil || !(connection.isSaid || withPersonalData) else {
            throw ValidationError(
                "--metadata takes the place of an instance; leave the options of one out"
            )
        }
    }

    func run() async throws {
        do {
            let folder = try ImportFolder(path: out)
            let instance = try await instance()
            try folder.write(instance)
            StandardOutput.print(summary(of: instance))
        } catch {
            StandardError.print("handrail: \(error)")
            throw InstanceImport.isOutOfReach(error)
                ? ExitStatus.unreachable : ExitStatus.notUsable
        }
    }

    private func instance() async throws -> ImportedInstance {
        if let metadata {
            guard let document = FileManager.default.contents(atPath: metadata) else {
                throw UnusableCall("the file '\(metadata)' is not there, or cannot be read")
            }
            let name = URL(filePath: metadata).lastPathComponent
            return try ImportedInstance(metadata: document, file: name)
        }
        var settings = ImportSettings(integration: try connection.integration())
        settings.takesPersonalData = withPersonalData
        settings.timeLimit = try connection.answerTime
        let asked = settings
        let contract = try ContractFile(self.contract).read()
        return try await LiveTransport.with(
            answerLimit: CheckSettings(integration: asked.integration).answerLimit
        ) { transport in
            try await InstanceImport(
                settings: asked,
                contract: contract,
                environment: Environment.live(transport: transport),
                progress: { StandardError.print($0) }
            )
            .instance()
        }
    }

    private func summary(of instance: ImportedInstance) -> String {
        let counts =
            "\(instance.model.entityTypes.count) objects and \(instance.rowCount) rows are in"
            + " '\(out)'"
        return
            ([counts] + instance.guesses.map(\.line) + instance.notes
            + ["play it: handrail serve --creatio \(out)"])
            .joined(separator: "\n")
    }
}
