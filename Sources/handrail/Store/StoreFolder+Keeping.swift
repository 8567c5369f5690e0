import Foundation

extension StoreFolder {
    /// What a file of the folder keeps; made and kept there, for its owner alone, the first time.
    ///
    /// - Parameters:
    ///   - name: The name of the file.
    ///   - make: Makes what is kept.
    /// - Returns: What is kept.
    /// - Throws: `StoreFolderError` where the file cannot be written, or is not one of ours.
    func kept<Value: Codable>(_ name: String, _ make: () -> Value) throws(StoreFolderError) -> Value
    {
        let path = file(name)
        if let bytes = FileManager.default.contents(atPath: path) {
            do {
                return try JSONDecoder().decode(Value.self, from: bytes)
            } catch {
                // The error would quote what stands there, which is secret.
                throw StoreFolderError(
                    folder: self.path,
                    problem: "has a '\(name)' that lacks something or is damaged; put it back, or"
                        + " choose another folder"
                )
            }
        }
        let value = make()
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try FileManager.default.createDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path,
                withIntermediateDirectories: true
            )
            let isKept = FileManager.default.createFile(
                atPath: path,
                contents: try encoder.encode(value),
                attributes: [.posixPermissions: 0o600]
            )
            guard isKept else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw StoreFolderError(
                folder: self.path,
                problem: "cannot keep '\(name)'; is there room, and may this user write there?"
            )
        }
        return value
    }
}
