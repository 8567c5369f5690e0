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

    /// Whether it adds one activity to the case, as messages and notes do.
    var isActivity: Bool {
        switch self {
        case .writeNote, .writeMessage: true
        case .openCase, .uploadFile, .completeCase, .linkContact, .resolveCase: false
        }
    }

    /// What is missing in Creatio if it is never done.
    var loss: String {
        switch self {
        case .openCase:
            "the session has no case, and what was to stand in it is dropped too; its next message"
                + " or handoff makes one"
        case .writeNote(0, _, _): "the note with the session link does not stand in the case"
        case .writeNote: "the note of the handoff does not stand in the case"
        case .writeMessage(let message): "the message \(message) does not stand in the case"
        case .uploadFile(let file): "the file \(file) does not stand among the case's files"
        case .completeCase: "the case does not get the handoff's summary and fields"
        case .linkContact: "the case is not tied to the visitor's contact"
        case .resolveCase: "the case keeps its status although the conversation was resolved"
        }
    }

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
