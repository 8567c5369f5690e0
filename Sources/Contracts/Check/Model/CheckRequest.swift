import Foundation
package import HandoffCore
import JSON
import Wire

/// What somebody says of an instance that is to be checked: by options, by variables of the
/// environment, and in a file with settings.
///
/// An option counts before a variable, and a variable before the file.
package struct CheckRequest: Sendable {
    package var instanceURL: String?
    package var clientID: String?
    package var tokenURL: String?
    /// The file with the client's secret.
    package var clientSecretFile: String?
    /// The file with the settings.
    package var settingsFile: String?
    /// The variables of the process's environment.
    package var variables: [String: String]

    package init(variables: [String: String]) {
        self.variables = variables
    }

    /// The variables that are read.
    package static let instanceURLVariable = "HANDRAIL_URL"
    package static let clientIDVariable = "HANDRAIL_CLIENT_ID"
    package static let tokenURLVariable = "HANDRAIL_TOKEN_URL"
    package static let clientSecretVariable = "HANDRAIL_CLIENT_SECRET"

    /// The settings of the integration.
    ///
    /// - Parameter read: Gives the text of a file, nil where there is none that can be read.
    /// - Returns: The settings, complete.
    /// - Throws: `CheckRequestError` for what is missing; `YAMLMistakes` for what is wrong in the
    ///   file; `MissingSecret`.
    package func settings(read: (String) -> String?) throws -> CreatioSettings {
        let file = try settingsFile.map { path in
            guard let text = read(path) else { throw CheckRequestError.file(path) }
            return try IntegrationFile(yaml: text, file: path)
        }
        var value = file?.settings ?? [:]
        let answers: [(key: String, option: String?, variable: String, flag: String)] = [
            ("instanceUrl", instanceURL, Self.instanceURLVariable, "--url"),
            ("clientId", clientID, Self.clientIDVariable, "--client-id"),
            ("tokenUrl", tokenURL, Self.tokenURLVariable, "--token-url"),
        ]
        for answer in answers {
            if let text = answer.option ?? variables[answer.variable] {
                value[answer.key] = .string(text)
            }
            if value[answer.key] == nil, answer.key != "tokenUrl" {
                throw CheckRequestError.missing(
                    flag: answer.flag,
                    variable: answer.variable,
                    key: answer.key
                )
            }
        }
        value["clientSecret"] = .string(try secret(file?.secret, read).exposed)
        return try CreatioSettings(value)
    }

    private func secret(_ source: SecretSource?, _ read: (String) -> String?) throws -> Secret {
        let variable = SecretSource.variable(Self.clientSecretVariable)
        let isSet = variables[Self.clientSecretVariable] != nil
        let chosen =
            clientSecretFile.map(SecretSource.file) ?? (isSet ? variable : source ?? variable)
        return try chosen.secret(variables: variables, read: read)
    }
}

/// What a call of the check lacks.
package enum CheckRequestError: Error, Equatable, CustomStringConvertible {
    case missing(flag: String, variable: String, key: String)
    case file(String)

    package var description: String {
        switch self {
        case .missing(let flag, let variable, let key):
            "'\(key)' is not said; give \(flag), the environment variable "
                + "'\(variable)', or it in the file of --settings"
        case .file(let path): "the file '\(path)' is not there, or cannot be read"
        }
    }
}
