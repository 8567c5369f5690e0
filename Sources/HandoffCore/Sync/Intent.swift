import Wire

/// Something that the core has decided to do in Creatio.
enum Intent: Codable, Sendable, Equatable {
    /// Makes the case, with its contact; at handoff with what the AI handed over.
    case openCase(Handoff?)
    /// Writes a note of the core's own as an activity: number 0 opens the conversation, each
    /// handoff adds one.
    case writeNote(number: Int, Handoff?, at: Timestamp)
    /// Writes a message as an activity.
    case writeMessage(MessageID)
    /// Puts a file that came with a message among the files of the case.
    case uploadFile(FileID)
    /// Puts what the AI handed over on a case that exists already.
    case completeCase(Handoff)
    /// Ties the case to the contact of a visitor who has identified themselves.
    case linkContact
    /// Sets the Resolved Status, because the conversation was resolved in OpenCX.
    case resolveCase

    /// Says in a log what is done, without saying a word of the conversation.
    var name: String {
        switch self {
        case .openCase: "open case"
        case .writeNote(let number, _, _): "write note \(number)"
        case .writeMessage(let message): "write message \(message)"
        case .uploadFile(let file): "upload file \(file)"
        case .completeCase: "complete case"
        case .linkContact: "link contact"
        case .resolveCase: "resolve case"
        }
    }
}
