package import FakeCreatio
import Foundation
import HandoffCore
package import YAML

/// A folder that describes an instance of Creatio for the fake to play.
///
/// It holds an `instance.yaml`; `Fixtures/creatio/two-reps` is a commented example.
package struct InstanceFolder: Sendable {
    /// The file that every such folder has.
    package static let fileName = "instance.yaml"

    private let given: GivenInstance
    private let rows: GivenRows

    /// Reads a folder.
    ///
    /// - Parameter path: The path of the folder.
    /// - Throws: `YAMLMistakes` for what is wrong in the file, `InstanceFolderError` where it
    ///   cannot be read.
    package init(path: String) throws {
        let file = (path.hasSuffix("/") ? path : path + "/") + Self.fileName
        guard let data = FileManager.default.contents(atPath: file) else {
            throw InstanceFolderError(file: file)
        }
        try self.init(reading: String(decoding: data, as: UTF8.self), file: file)
    }

    /// Reads the text of an `instance.yaml`.
    package init(reading text: String, file: String) throws(YAMLMistakes) {
        let root = try YAMLNode.read(text, file: file)
        var reading = Reading()
        let given = GivenInstance.shape(root, &reading)
        guard let given, reading.mistakes.isEmpty else {
            throw YAMLMistakes(reading.mistakes)
        }
        self.given = given
        rows = GivenRows(given.creatio, catalogue: reading.catalogue) { object, name in
            // The same at each start, so that a store that was kept goes on.
            DerivedID.uuid5(namespace: Self.namespace, name: "\(object)/\(name)")
        }
    }

    /// The namespace of the ids that names of rows stand for; any constant would do.
    private static let namespace = "5f0c6f5e-2a0b-4c58-9d0e-6f2b8f1f7a11"

    /// Adds what the folder says to the settings.
    package func apply(to settings: inout InstanceSettings) {
        settings.profile = given.profile
        settings.limits = given.limits
        if let level = given.level { settings.level = level }
        settings.customColumns.merge(given.creatio.columns.columns) { $1 }
        settings.recent.columns = given.creatio.recentColumns.columns
        let accounts = given.users.map { $0.value.account(named: $0.key, rows.names) }
        settings.users = settings.users.filter { own in
            !accounts.contains { $0.name == own.name }
        }
        settings.users += accounts
        settings.processes = given.processes.map { member in
            var process = member.value.process
            process.name = member.key
            return process
        }
    }

    /// Gives an instance the folder's rows, unless it has them from an earlier start.
    ///
    /// - Throws: What the instance refuses.
    package func furnish(_ creatio: CreatioInstance) async throws {
        let contacts = Set(await creatio.settings.users.map(\.contactID))
        guard try await !rows.arePresent(in: creatio, besides: contacts) else { return }
        try await rows.insert(into: creatio)
    }
}

/// A folder without a readable `instance.yaml`.
package struct InstanceFolderError: Error, Sendable, Equatable, CustomStringConvertible {
    let file: String

    package var description: String {
        "'\(file)' cannot be read; a folder for --creatio holds an \(InstanceFolder.fileName)"
    }
}
