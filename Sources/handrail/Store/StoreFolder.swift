import Foundation

/// A folder that keeps what a server has to find again at its next start; one process at a time
/// has it.
struct StoreFolder: Sendable {
    let path: String

    /// Makes the folder where it is missing, and takes it for this process.
    ///
    /// From then on, whatever the process makes is for its own user's eyes: databases hold secrets
    /// and what visitors wrote.
    ///
    /// - Throws: `StoreFolderError` where it cannot be made, or another process has it.
    init(path: String) throws(StoreFolderError) {
        self.path = path
        umask(0o077)
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
        } catch {
            throw StoreFolderError(folder: path, problem: "cannot be made: \(error)")
        }
        // The descriptor stays open, and the lock with it, as long as the process lives.
        let lock = open(file("lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            throw StoreFolderError(
                folder: path,
                problem: "cannot be written to: \(String(cString: strerror(errno)))"
            )
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw StoreFolderError(folder: path, problem: "is open in another process")
        }
    }

    /// The path of a file in the folder.
    func file(_ name: String) -> String {
        path.hasSuffix("/") ? path + name : path + "/" + name
    }
}

/// Why a folder cannot keep anything.
struct StoreFolderError: Error, CustomStringConvertible {
    let folder: String
    let problem: String

    var description: String { "the store '\(folder)' \(problem)" }
}
