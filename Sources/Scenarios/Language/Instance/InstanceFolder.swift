package import FakeCreatio
import Foundation
import HandoffCore
import OData
package import YAML

/// A folder that describes an instance of Creatio for the fake to play.
///
/// It holds an `instance.yaml`; `Fixtures/creatio/two-reps` is a commented example. Where a
/// `metadata.xml` lies beside it, the instance has the objects and columns that this describes and
/// no others; otherwise it has the stock ones.
package struct InstanceFolder: Sendable {
    /// The file that every such folder has.
    package static let fileName = "instance.yaml"
    /// The file with the instance's own `$metadata`.
    package static let metadataFileName = "metadata.xml"

    /// The largest `instance.yaml` that is read, in bytes; imported rows take more than a scenario.
    private static let sizeLimit = 16 << 20

    private let given: GivenInstance
    private let rows: GivenRows
    private let objects: [EntitySchema]?
    private let ownRows: OwnRows
    /// The columns that scenarios on this instance may name.
    let catalogueOfScenarios: ColumnCatalogue
    /// The rows that have names.
    let names: GivenNames

    /// Reads a folder.
    ///
    /// - Parameter path: The path of the folder.
    /// - Throws: `YAMLMistakes` for what is wrong in the file, `InstanceFolderError` where it
    ///   or the `$metadata` beside it cannot be read.
    package init(path: String) throws {
        let folder = path.hasSuffix("/") ? path : path + "/"
        let file = folder + Self.fileName
        guard let data = FileManager.default.contents(atPath: file) else {
            throw InstanceFolderError(
                file: file,
                problem: "a folder for --creatio holds an \(Self.fileName)"
            )
        }
        try self.init(
            reading: String(decoding: data, as: UTF8.self),
            file: file,
            objects: Self.objects(in: folder + Self.metadataFileName)
        )
    }

    /// The objects that a `$metadata` describes; nil where there is none.
    private static func objects(in file: String) throws -> [EntitySchema]? {
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        guard let document = FileManager.default.contents(atPath: file) else {
            throw InstanceFolderError(file: file, problem: "is it readable for this user?")
        }
        do {
            return try ImportedObjects(EntityModel(csdl: document)).schemas
        } catch {
            throw InstanceFolderError(file: file, problem: "\(error)")
        }
    }

    /// Reads the text of an `instance.yaml`.
    ///
    /// - Parameters:
    ///   - text: The content of the file.
    ///   - file: The path, for messages.
    ///   - objects: The objects of the instance; nil for the stock ones.
    /// - Throws: Everything that is wrong with the file, at once.
    package init(
        reading text: String,
        file: String,
        objects: [EntitySchema]? = nil
    ) throws(YAMLMistakes) {
        let root = try YAMLNode.read(text, file: file, sizeLimit: Self.sizeLimit)
        var reading = Reading(catalogue: ColumnCatalogue(objects ?? EntitySchema.stock))
        let given = GivenInstance.shape(root, &reading)
        guard let given, reading.mistakes.isEmpty else {
            throw YAMLMistakes(reading.mistakes)
        }
        self.given = given
        self.objects = objects
        var own = OwnRows()
        own.rows = given.imported.values(reading.catalogue)
        own.systemSettings = given.systemSettings.settingValues
        ownRows = own
        catalogueOfScenarios = reading.catalogue.withStock
        let rows = GivenRows(given.creatio, catalogue: reading.catalogue) { object, name in
            // The same at each start, so that a store that was kept goes on.
            DerivedID.uuid5(namespace: Self.namespace, name: "\(object)/\(name)")
        }
        self.rows = rows
        var names = rows.names
        given.imported.define(in: &names)
        self.names = names
    }

    /// The namespace of the ids that names of rows stand for; any constant would do.
    private static let namespace = "5f0c6f5e-2a0b-4c58-9d0e-6f2b8f1f7a11"

    /// Adds what the folder says to the settings.
    package func apply(to settings: inout InstanceSettings) {
        settings.profile = given.profile
        settings.limits = given.limits
        if let objects { settings.objects = objects }
        settings.ownRows = ownRows
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

/// A file of a folder that cannot be read, and why or what to do.
package struct InstanceFolderError: Error, Sendable, Equatable, CustomStringConvertible {
    let file: String
    let problem: String

    package var description: String { "'\(file)' cannot be read; \(problem)" }
}
