import ArgumentParser
import Foundation
import HandoffCore

/// Which core a command is about: by its file, or by its folder alone.
struct CorePlace: ParsableArguments {
    @Option(help: "A file in YAML that says everything.")
    var config: String?

    @Option(help: "The folder that keeps the databases; needed where no file names it.")
    var store: String?

    // It stands here because the command and the commands below it share what they parse by type.
    @Flag(help: "Print one line of JSON instead, with secrets where clients need them.")
    var json = false

    /// What the file says; without a file, a folder and nobody in it yet.
    ///
    /// - Throws: `CoreCommandError`.
    func configuration() throws(CoreCommandError) -> ServiceConfiguration {
        guard let config else {
            guard let store else {
                throw CoreCommandError("say where everything is: --config FILE or --store FOLDER")
            }
            return ServiceConfiguration(store: store, organisations: [])
        }
        guard let bytes = FileManager.default.contents(atPath: config) else {
            throw CoreCommandError("'\(config)' is not there, or cannot be read")
        }
        do {
            var configuration = try ServiceConfiguration(
                yaml: String(decoding: bytes, as: UTF8.self),
                file: config
            )
            if let store { configuration.store = store }
            return configuration
        } catch {
            throw CoreCommandError("\(error)")
        }
    }
}
