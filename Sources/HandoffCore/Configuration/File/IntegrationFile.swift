package import JSON
package import YAML

/// A file with the settings of one integration, by the names that *Test & Save* takes, and the
/// place of its secret.
///
/// It is the part `creatio` of the file of `handrail core`, alone.
package struct IntegrationFile: Sendable, Equatable {
    /// The settings, without the client secret.
    package let settings: JSONValue
    package let secret: SecretSource?

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - yaml: The text.
    ///   - file: Its name, for messages.
    /// - Throws: `YAMLMistakes`, all of them.
    package init(yaml: String, file: String) throws(YAMLMistakes) {
        var reader = ConfigurationReader()
        let root = try YAMLNode.read(yaml, file: file)
        var settings = OrganisationSettings(id: "", name: "")
        _ = reader.fields(of: root, "the file", CreatioSettings.CodingKeys.self)
        if reader.mistakes.isEmpty { _ = reader.readIntegration(root, into: &settings) }
        guard reader.mistakes.isEmpty else { throw YAMLMistakes(reader.mistakes) }
        self.settings = settings.creatio ?? [:]
        secret = settings.creatioSecret
    }
}
