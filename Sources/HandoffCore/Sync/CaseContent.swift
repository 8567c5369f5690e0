import JSON
import OrderedCollections
import WidgetProtocol
import Wire

/// What cases and activities say: from values to values, without asking anybody.
struct CaseContent: Sendable {
    /// Title and text of an activity, and when it happened.
    struct ActivityText: Sendable, Equatable {
        var title: String
        var notes: String
        var time: Timestamp
    }

    /// The length of `Case.Subject` and `Activity.Title`: LongText (creatio.md section 4.0).
    static let titleLimit = 500
    /// The length of `Contact.Name`: MediumText.
    static let nameLimit = 250

    let organisationID: String
    /// Where the core is reached; the link to its own session view begins with it.
    let publicURL: String

    /// The address behind **View session in OpenCX**.
    func link(to session: SessionID, settings: CreatioSettings) -> String {
        let own = publicURL + SessionViewRoutes.path + SessionLinkTemplate.placeholder
        return (settings.sessionLink ?? SessionLinkTemplate(rawValue: own)).link(to: session)
    }

    /// The columns of a new case, without those that settings and AI decide.
    ///
    /// The title is the visitor's own first line; before the handoff the description is the whole
    /// first message.
    func newCase(_ subject: IntentSubject, handoff: Handoff?) -> JSONValue.Members {
        let opening = HarmlessText.of(subject.opening)
        let firstLine = opening.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let title = HarmlessText.line(firstLine, limit: Self.titleLimit)
        var row: JSONValue.Members = [
            "Subject": .string(title.isEmpty ? "Chat \(subject.session.ticketNumber)" : title),
            "Symptoms": .string(opening),
            "Notes": .string(customerDetails(subject)),
        ]
        if let handoff {
            row.merge(handedOver(handoff)) { _, new in new }
        }
        return row
    }

    /// What a handoff changes on a case: its description is the summary.
    func handedOver(_ handoff: Handoff) -> JSONValue.Members {
        ["Symptoms": .string(HarmlessText.of(handoff.summary))]
    }

    /// A note of the core's own; the link stands in each, and so in the first activity.
    func note(
        handoff: Handoff?,
        at time: Timestamp,
        _ subject: IntentSubject,
        settings: CreatioSettings
    ) -> ActivityText {
        var lines = handoff.map { handoffLines($0, subject, settings) } ?? []
        if handoff == nil { lines.append(customerDetails(subject)) }
        lines += subject.fields.compactMap(\.skipped).map { field in
            "Not filled: \(HarmlessText.phrase(field.title)) (\(HarmlessText.phrase(field.reason)))"
        }
        if let note = subject.link.contactNote { lines.append("Contact: \(note)") }
        lines.append("View session in OpenCX: " + link(to: subject.session.id, settings: settings))
        return ActivityText(
            title: handoff == nil
                ? "OpenCX: conversation in the chat widget" : "OpenCX: handoff to a human",
            notes: lines.joined(separator: "\n"),
            time: time
        )
    }

    private func handoffLines(
        _ handoff: Handoff,
        _ subject: IntentSubject,
        _ settings: CreatioSettings
    ) -> [String] {
        var lines = [handoff.origin.sentence]
        let facts: [(String, String?)] = [
            ("Time", subject.handedOffAt.map(settings.activities.timeZone.shown)),
            ("Summary", handoff.summary), ("Sentiment", handoff.sentiment),
            ("Language", handoff.language),
            ("Reasons", handoff.reasons.isEmpty ? nil : handoff.reasons.joined(separator: ", ")),
        ]
        for case (let name, let fact?) in facts {
            lines.append("\(name): \(HarmlessText.phrase(fact))")
        }
        return lines
    }

    /// A message as an activity: author, channel and time in its title, and the whole text, with
    /// its files by name, type, size and link.
    func text(
        of message: MessageRecord,
        _ subject: IntentSubject,
        settings: CreatioSettings
    ) -> ActivityText {
        let text = HarmlessText.of(message.text ?? "")
        let spoken = text.isEmpty ? message.actionCalls.map(\.asText) : [text]
        let files = message.attachments.map(\.asText)
        let said = text.split(whereSeparator: \.isNewline).first.map(String.init)
        let author = HarmlessText.phrase(
            author(of: message, subject.contact),
            limit: Self.nameLimit
        )
        let origin =
            "\(author) via chat widget, \(settings.activities.timeZone.shown(message.sentAt)): "
        let words = said ?? message.attachments.first?.name ?? message.actionCalls.first?.actionName
        let room = Self.titleLimit - origin.utf16.count
        return ActivityText(
            title: origin + HarmlessText.phrase(words ?? "", limit: room),
            notes: (spoken + files).joined(separator: "\n"),
            time: message.sentAt
        )
    }

    private func author(of message: MessageRecord, _ contact: ContactRecord) -> String {
        switch message.senderKind {
        case .user: contact.name ?? contact.email ?? "Visitor"
        case .ai: "AI"
        case .agent, .system, .unknown: message.senderName ?? "OpenCX"
        }
    }

    private func customerDetails(_ subject: IntentSubject) -> String {
        var lines = ["OpenCX session \(subject.session.id)"]
        let identity = [subject.contact.name, subject.contact.email].compactMap(\.self)
            .map { HarmlessText.phrase($0) }
        let verified = subject.contact.isVerified ? "verified" : "not verified"
        lines.append(
            identity.isEmpty
                ? "Customer: anonymous"
                : "Customer: \(identity.joined(separator: ", ")) (\(verified))"
        )
        return lines.joined(separator: "\n")
    }
}

extension Attachment {
    /// The file in one line; a link only where it is one that a browser opens as a page or file,
    /// for the page chooses it.
    fileprivate var asText: String {
        let link = (try? Address(url)) == nil ? "no link" : HarmlessText.phrase(url)
        return "Attachment: \(HarmlessText.phrase(name)) (\(HarmlessText.phrase(type)), "
            + "\(size) bytes) \(link)"
    }
}

extension ActionCall {
    /// What a component showed, where nobody said it in words.
    fileprivate var asText: String {
        HarmlessText.of("\(actionName): \(result)")
    }
}
