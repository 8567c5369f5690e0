import Foundation

/// The path of a database that is removed with this value.
final class TemporaryFile: Sendable {
    let path = FileManager.default.temporaryDirectory
        .appending(path: "handrail-\(UUID().uuidString).sqlite").path

    deinit {
        for suffix in ["", "-wal", "-shm"] {
            // A file that was never made need not be removed.
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
