import Foundation

/// What the process tells its caller.
enum ExitStatus: Int32, Error {
    /// Something that was checked failed.
    case failed = 1
    /// The call, a scenario or a setting is not usable; nothing was checked.
    case notUsable = 2
    /// An outside system could not be reached.
    case unreachable = 3
    /// Nothing failed, but something could not be learned.
    case unknown = 4

    func exit() -> Never {
        Foundation.exit(rawValue)
    }
}
