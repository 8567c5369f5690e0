/// Where the engine's own code stops: the call has no effect on what the visitor sees.
enum EngineFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The request or its answer was lost.
    case noAnswer(reason: String)
    case notJSON(status: Int)
    /// JSON, but not of a shape that the engine's code survives.
    case unreadable(what: String)

    var description: String {
        switch self {
        case .noAnswer(let reason): reason
        case .notJSON(let status): "the answer with status \(status) is not JSON"
        case .unreadable(let what): "the engine cannot read \(what)"
        }
    }
}
