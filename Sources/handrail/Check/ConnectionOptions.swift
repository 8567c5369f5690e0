import ArgumentParser
import Contracts
import Foundation
import HandoffCore

/// The options that say where an instance is and as whom it is asked.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The Instance URL, such as https://yourcompany.creatio.com.")
    var url: String?

    @Option(help: "The Client ID of the OAuth application.")
    var clientID: String?

    @Option(help: "A file that holds the Client Secret.")
    var clientSecretFile: String?

    @Option(help: "The token endpoint, where it is not that of the cloud.")
    var tokenURL: String?

    @Option(help: ArgumentHelp("A YAML file with the integration's settings.", valueName: "file"))
    var settings: String?

    @Option(help: "How long one answer is waited for, in seconds.")
    var timeLimit = 30

    /// Whether one of the options is given.
    var isSaid: Bool {
        [url, clientID, clientSecretFile, tokenURL, settings].contains { $0 != nil }
    }

    /// How long one answer is waited for.
    ///
    /// - Throws: `UnusableCall`.
    var answerTime: Duration {
        get throws {
            guard 1...3_600 ~= timeLimit else {
                throw UnusableCall("--time-limit is a number of seconds from 1 to 3600")
            }
            return .seconds(timeLimit)
        }
    }

    /// The settings of the integration, from the options, the environment and the file.
    ///
    /// - Throws: `CheckRequestError`, `YAMLMistakes`, `MissingSecret`.
    func integration() throws -> CreatioSettings {
        var request = CheckRequest(variables: ProcessInfo.processInfo.environment)
        request.instanceURL = url
        request.clientID = clientID
        request.tokenURL = tokenURL
        request.clientSecretFile = clientSecretFile
        request.settingsFile = settings
        return try request.settings { try? String(contentsOfFile: $0, encoding: .utf8) }
    }
}
