import Foundation

/// What the process tells its caller.
enum ExitStatus: Int32, Error {
    /// Something that was checked failed.
    case failed = 1
    /// The call, a scenario or a setting is not usable; nothing was checked.
    case notUsable = 2

    func exit() -> Never {
        Foundation.exit(rawValue)
    }
}
