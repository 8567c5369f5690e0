import ArgumentParser
import FakeCreatio
import Scenarios

/// The options that say which instance the fake plays.
struct InstanceOptions: ParsableArguments {
    @Option(help: "A folder with an instance.yaml that says what the instance is.")
    var creatio: String?

    @Option(help: "How far the service goes beyond what is known: confirmed, documented, assumed.")
    var level: EvidenceLevel?

    @Option(
        help: ArgumentHelp(
            "A profile by name, or one switch of it; limits are switches as 'limit of rows'.",
            valueName: "name|switch=value"
        )
    )
    var profile: [String] = []

    /// The folder that is named, read.
    ///
    /// - Throws: `InstanceOptionError` where it cannot be used.
    func folder() throws -> InstanceFolder? {
        do {
            return try creatio.map { try InstanceFolder(path: $0) }
        } catch {
            throw InstanceOptionError(description: "\(error)")
        }
    }

    /// Adds what the options say to the settings; they go before what the folder says.
    ///
    /// - Throws: `InstanceOptionError` for a profile or a switch that there is not.
    func apply(_ folder: InstanceFolder?, to settings: inout InstanceSettings) throws {
        settings.objects = EntitySchema.everyObject
        folder?.apply(to: &settings)
        if let level { settings.level = level }
        for item in profile { try Self.apply(item, to: &settings) }
    }

    /// Sets the whole profile by its name, or one switch of it.
    private static func apply(_ item: String, to settings: inout InstanceSettings) throws {
        let parts = item.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2 {
            do {
                try settings.set(parts[0], to: parts[1])
            } catch {
                throw InstanceOptionError(description: "\(error)")
            }
        } else if let preset = InstanceProfile.Preset(rawValue: item) {
            settings.profile = InstanceProfile(preset)
        } else {
            let names = InstanceProfile.Preset.allCases.map { "'\($0.rawValue)'" }
            throw InstanceOptionError(
                description: "there is no profile '\(item)'; there are"
                    + " \(names.joined(separator: ", ")), and switches as 'switch=value'"
            )
        }
    }
}

/// An option that describes no instance.
struct InstanceOptionError: Error, CustomStringConvertible {
    let description: String
}

extension EvidenceLevel: ExpressibleByArgument {}
