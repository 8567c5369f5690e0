/// Why a database cannot be used.
package enum CoreStoreError: Error, Equatable, CustomStringConvertible {
    case missing(path: String)
    /// The folder is not there, or the file may not be read or written.
    case unopenable(path: String)
    case newerSchema(path: String)
    /// What stands in the file is no database, or a broken one.
    case damaged(path: String, reason: String)
    /// Another process has the file to itself.
    case locked(path: String)
    /// The core was closed and its work goes on for a moment.
    case closed

    package var description: String {
        switch self {
        case .missing(let path):
            "there is no file '\(path)'; give the store that the core was started with"
        case .unopenable(let path):
            "'\(path)' cannot be opened; check that its folder exists and that the file may be"
                + " read and written"
        case .newerSchema(let path):
            "'\(path)' was written by a newer Handrail; start that one, or give another file"
        case .damaged(let path, let reason):
            "'\(path)' is no database of Handrail, or a damaged one (\(reason)); put a backup in"
                + " its place, or give another file"
        case .locked(let path):
            "'\(path)' is locked by another process; end that process, or give another file"
        case .closed:
            "this core has been closed and neither reads nor writes any more"
        }
    }
}
