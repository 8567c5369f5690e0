import JSON
import WidgetProtocol
import Wire

@testable import HandoffCore

extension AutopilotTurn {
    /// A conversation of lines such as `visitor: Hello`, `ai: Hi`, `handoff:` and
    /// `file: receipt.pdf`.
    init(
        _ lines: String...,
        name: String? = nil,
        email: String? = nil,
        isVerified: Bool = false,
        language: String? = nil,
        fields: [MappedField] = []
    ) {
        self.init(
            session: SessionID(rawValue: "5f0c9a52-6f0e-4c0b-9f53-0f4f6a1c1c11"),
            ticketNumber: 7,
            messages: lines.map(Message.init),
            contact: Contact(
                name: name,
                email: email,
                isVerified: isVerified,
                customData: ["plan": "gold"]
            ),
            clientContext: ["page": "/orders"],
            chatContext: "A customer since 2019.",
            attributes: ["external_id": "browser-1"],
            language: language,
            fields: fields,
            handoffCount: 0,
            exitModePrompt: "Leave the order form."
        )
    }
}

extension AutopilotTurn.Message {
    fileprivate init(_ line: String) {
        let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
        let text = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
        let senders: [String: HistoryMessage.Sender.Kind] = [
            "visitor": .user, "file": .user, "ai": .ai, "rep": .agent,
        ]
        let isFile = parts[0] == "file"
        let type = text.hasSuffix(".png") ? "image/png" : "application/pdf"
        self.init(
            type: parts[0] == "handoff" ? .handoff : .message,
            sender: senders[parts[0]] ?? .system,
            text: isFile ? "" : text,
            attachments: isFile
                ? [Attachment(id: "f", name: text, size: 9, type: type, url: "https://x/f")] : [],
            sentAt: Timestamp(microseconds: 1_767_603_600_000_000)
        )
    }
}
