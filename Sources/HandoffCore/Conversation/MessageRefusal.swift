import WidgetProtocol

/// Why a message of the visitor is not kept.
///
/// The words go to the visitor: with status 2xx and `success: false` the widget shows them in a
/// bubble, with any other status it shows its own apology instead (widget-engine.md section 4).
enum MessageRefusal: Sendable, Equatable {
    case sessionClosed
    case empty
    case fileTooLarge(name: String)
    /// The conversation does not take this kind of file in its present state.
    case fileNotAllowed(name: String, isHandedOff: Bool)
    /// The link leads nowhere that a page or a rep could open.
    case fileWithoutLink(name: String)

    var failure: SendMessageAnswer.Failure {
        SendMessageAnswer.Failure(code: code, message: message)
    }

    private var code: String {
        switch self {
        case .sessionClosed: "session_closed"
        case .empty: "empty_message"
        case .fileTooLarge: "attachment_too_large"
        case .fileNotAllowed: "attachment_not_allowed"
        case .fileWithoutLink: "attachment_without_link"
        }
    }

    private var message: String {
        switch self {
        case .sessionClosed:
            return "This conversation is closed. Please start a new one."
        case .empty:
            return "Please write a message or attach a file."
        case .fileTooLarge(let name):
            return "'\(name)' is larger than \(WidgetName.fileSizeLimit >> 20) MB."
        case .fileNotAllowed(let name, let isHandedOff):
            let kinds = FileKind.allowed(afterHandoff: isHandedOff).phrase
            return isHandedOff
                ? "'\(name)' cannot be sent to our team. These files can: \(kinds)."
                : "'\(name)' cannot be sent yet. These files can: \(kinds)."
        case .fileWithoutLink(let name):
            return "'\(name)' was not uploaded. Please attach it again."
        }
    }
}

extension SendMessage {
    /// What keeps the message from being taken in such a session; nil where nothing does.
    func refusal(isOpened: Bool, isHandedOff: Bool) -> MessageRefusal? {
        guard isOpened else { return .sessionClosed }
        let files = attachments ?? []
        if files.isEmpty, content.allSatisfy(\.isWhitespace) { return .empty }
        for file in files {
            if file.size > WidgetName.fileSizeLimit { return .fileTooLarge(name: file.name) }
            guard let kind = FileKind(name: file.name, type: file.type),
                FileKind.allowed(afterHandoff: isHandedOff).contains(kind)
            else { return .fileNotAllowed(name: file.name, isHandedOff: isHandedOff) }
            let isLink = ["https://", "http://"].contains { file.url.lowercased().hasPrefix($0) }
            guard isLink else { return .fileWithoutLink(name: file.name) }
        }
        return nil
    }
}
