import Foundation
package import Wire

/// Where a secret stands: never in the configuration itself, which people copy, show and commit.
package enum SecretSource: Sendable, Equatable {
    /// A variable of the process's environment.
    case variable(String)
    /// A file that holds it and nothing else, as orchestrators mount them.
    case file(String)

    /// Fetches the secret.
    ///
    /// - Parameters:
    ///   - variables: The environment of the process.
    ///   - read: Gives the text of a file, nil where there is none that can be read.
    /// - Returns: The secret, without white space around it.
    /// - Throws: `MissingSecret` where it is not there or empty.
    package func secret(
        variables: [String: String],
        read: (String) -> String?
    ) throws(MissingSecret) -> Secret {
        let text =
            switch self {
            case .variable(let name): variables[name]
            case .file(let path): read(path)
            }
        let trimmed = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw MissingSecret(source: self, isThere: text != nil) }
        return Secret(trimmed)
    }
}

/// A secret that is not where it should be.
package struct MissingSecret: Error, Equatable, CustomStringConvertible {
    let source: SecretSource
    let isThere: Bool

    package var description: String {
        let place =
            switch source {
            case .variable(let name): "the environment variable '\(name)'"
            case .file(let path): "the file '\(path)'"
            }
        return isThere ? "\(place) is empty" : "\(place) is not there, or cannot be read"
    }
}
