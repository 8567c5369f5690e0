import Foundation
import OData
import Scenarios

/// The folder that an import writes: it holds nothing yet, or an earlier import.
package struct ImportFolder: Sendable {
    private let folder: URL

    /// - Throws: `ImportFolderError` for a folder that holds something else.
    package init(path: String) throws(ImportFolderError) {
        guard !path.isEmpty else {
            throw ImportFolderError(path: path, problem: "has no name; name a folder")
        }
        folder = URL(filePath: path, directoryHint: .isDirectory)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else {
            throw ImportFolderError(path: path, problem: "is a file; name a folder")
        }
        let content: [String]
        do {
            content = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw ImportFolderError(path: path, problem: "cannot be read")
        }
        guard !content.isEmpty, !holdsImport else { return }
        throw ImportFolderError(
            path: path,
            problem:
                "holds other things ('\(content.sorted().prefix(3).joined(separator: "', '"))')"
                + "; name a new or empty folder, or one that an import has written"
        )
    }

    /// Writes the files; those of an earlier import give way.
    ///
    /// - Throws: `ImportFolderError`.
    package func write(_ instance: ImportedInstance) throws(ImportFolderError) {
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true
            )
            try instance.model.csdlLines()
                .write(to: file(InstanceFolder.metadataFileName), options: .atomic)
            try Data(instance.text.utf8)
                .write(to: file(InstanceFolder.fileName), options: .atomic)
        } catch {
            throw ImportFolderError(
                path: folder.path,
                problem: "cannot be written; is there room, and may this user write there?"
            )
        }
    }

    private var holdsImport: Bool {
        let file = file(InstanceFolder.fileName).path
        guard let data = FileManager.default.contents(atPath: file) else { return false }
        return data.starts(with: ImportedInstance.mark.utf8)
    }

    private func file(_ name: String) -> URL { folder.appending(path: name) }
}

/// A folder into which nothing can be imported.
package struct ImportFolderError: Error, Sendable, Equatable, CustomStringConvertible {
    let path: String
    let problem: String

    package var description: String { "the folder '\(path)' \(problem)" }
}
