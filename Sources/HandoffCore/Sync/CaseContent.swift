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

    let organisationID: String
    /// Where the core is reached; the link to its own session view begins with it.
    let publicURL: String

    /// The address behind **View session in OpenCX**.
    func link(to session: SessionID, settings: CreatioSettings) -> String {
        let own = publicURL + SessionViewRoutes.path + SessionLinkTemplate.placeholder
        return (settings.sessionLink ?? SessionLinkTemplate(own)).link(to: session)
    }

    /// The columns of a new case, without those that the settings route by.
    func newCase(_ subject: IntentSubject, handoff: Handoff?, settings: CreatioSettings)
        -> JSONValue.Members
    {
        let firstLine = String(subject.opening.prefix { !$0.isNewline })
        let title = firstLine.isEmpty ? "Chat \(subject.session.ticketNumber)" : firstLine
        var row: JSONValue.Members = [
            "Subject": .string(title.cut(to: Self.titleLimit)),
            "Symptoms": .string(subject.opening),
            "Notes": .string(customerDetails(subject)),
        ]
        if let handoff {
            row.merge(handedOver(handoff, settings: settings)) { _, new in new }
        }
        return row
    }

    /// The columns that a handoff fills: the description and the mapped fields.
    func handedOver(_ handoff: Handoff, settings: CreatioSettings) -> JSONValue.Members {
        var row: JSONValue.Members = ["Symptoms": .string(handoff.summary)]
        for field in settings.fields {
            if let value = handoff.fields[field.name] { row[field.name] = .string(value) }
        }
        return row
    }

    /// A note of the core's own; the link stands in each, and so in the first activity.
    func note(
        handoff: Handoff?,
        at time: Timestamp,
        _ subject: IntentSubject,
        settings: CreatioSettings
    ) -> ActivityText {
        let linkLine = "View session in OpenCX: " + link(to: subject.session.id, settings: settings)
        guard let handoff else {
            return ActivityText(
                title: "OpenCX: conversation in the chat widget",
                notes: [customerDetails(subject), linkLine].joined(separator: "\n"),
                time: time
            )
        }
        var lines = [handoff.origin.sentence, "Summary: \(handoff.summary)"]
        if let sentiment = handoff.sentiment { lines.append("Sentiment: \(sentiment)") }
        if let language = handoff.language { lines.append("Language: \(language)") }
        if !handoff.reasons.isEmpty {
            lines.append("Reasons: " + handoff.reasons.joined(separator: ", "))
        }
        lines += skippedFields(handoff, settings: settings).map { field in
            "Not filled: \(field.title) (\(field.reason))"
        }
        lines.append(linkLine)
        return ActivityText(
            title: "OpenCX: handoff to a human",
            notes: lines.joined(separator: "\n"),
            time: time
        )
    }

    /// A message as an activity: who said it, the whole text, and its files by name and link.
    func text(of message: MessageRecord, _ contact: ContactRecord) -> ActivityText {
        let author = author(of: message, contact)
        let text = message.text ?? ""
        let files = message.attachments.map { file in
            "Attachment: \(file.name) (\(file.type), \(file.size) bytes) \(file.url)"
        }
        let firstLine = text.isEmpty ? message.attachments.first?.name ?? "" : text
        return ActivityText(
            title: "\(author): \(firstLine.prefix { !$0.isNewline })".cut(to: Self.titleLimit),
            notes: ([text].filter { !$0.isEmpty } + files).joined(separator: "\n"),
            time: message.sentAt
        )
    }

    /// The mapped fields that stay empty, each with its reason.
    func skippedFields(_ handoff: Handoff, settings: CreatioSettings) -> [SkippedField] {
        let mapped = Set(settings.fields.map(\.name))
        let unanswered = settings.fields.filter { handoff.fields[$0.name] == nil }
            .map { SkippedField(title: $0.title, name: $0.name, reason: "the AI gave no value") }
        let unmapped = handoff.fields.keys.sorted().filter { !mapped.contains($0) }
            .map { SkippedField(title: $0, name: $0, reason: "the field is not mapped") }
        return unanswered + unmapped
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
        let verified = subject.contact.isVerified ? "verified" : "not verified"
        lines.append(
            identity.isEmpty
                ? "Customer: anonymous"
                : "Customer: \(identity.joined(separator: ", ")) (\(verified))"
        )
        return lines.joined(separator: "\n")
    }
}

/// A mapped field that the case does not get a value for.
struct SkippedField: Sendable, Equatable {
    var title: String
    var name: String
    var reason: String
}

extension String {
    /// The longest beginning of whole characters that fits into so many UTF-16 units, which is
    /// how both of Creatio's databases count at most.
    func cut(to limit: Int) -> String {
        guard utf16.count > limit else { return self }
        var length = 0
        let kept = prefix { character in
            length += character.utf16.count
            return length <= limit
        }
        return String(kept)
    }
}
