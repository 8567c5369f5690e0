import ArgumentParser
import Foundation

@main
struct Handrail: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handrail",
        abstract: "Rehearses the handoff of an AI chat to a Creatio case, on one machine.",
        discussion: """
            A scripted visitor talks to the real handoff core, the core writes to a fake Creatio, \
            a rep answers there, and everything that crosses a wire is checked.
            """,
        subcommands: [
            RunCommand.self, ServeCommand.self, CoreCommand.self, FidelityCommand.self,
            ContractCommand.self, CheckCommand.self, ImportCommand.self, ODataCommand.self,
            SchemaCommand.self,
        ],
        defaultSubcommand: nil
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let status as ExitStatus {
            status.exit()
        } catch  where exitCode(for: error) == .validationFailure {
            StandardError.print(fullMessage(for: error))
            ExitStatus.notUsable.exit()
        } catch {
            exit(withError: error)
        }
    }
}
