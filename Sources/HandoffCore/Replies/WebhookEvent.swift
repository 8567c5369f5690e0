import Foundation
import GRDB
import JSON

/// A call of a Creatio business process, as the documented processes send it
/// (opencx.md section 2.5).
///
/// Business processes are modelled by people: the keys are taken in any case, and a GUID with or
/// without braces.
struct WebhookEvent: Sendable, Equatable {
    /// What happened in Creatio.
    enum Kind: String, Codable, Sendable, DatabaseValueConvertible {
        /// An activity was added; `new_activity` is the documented name.
        case activityAdded = "new_activity"
        /// The case was resolved or closed. The documented name is not known; this one is ours.
        case caseClosed = "case_closed"
    }

    var kind: Kind
    var caseID: CaseID
    /// The activity that was added; the documented body names only the case.
    var activityID: ActivityID?

    /// Reads the body of a call.
    ///
    /// - Throws: `WebhookError` that says what is missing.
    init(body: Data) throws(WebhookError) {
        let value: JSONValue
        do {
            value = try JSONValue.parse(body)
        } catch {
            throw .notJSON("\(error)")
        }
        guard case .object(let members) = value else { throw .notJSON("it is not an object") }
        let fields = Dictionary(
            members.map { ($0.key.lowercased().replacing("_", with: ""), $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        guard let type = fields["eventtype"]?.text else { throw .missing("event_type") }
        guard let kind = Kind(rawValue: type) else { throw .unknownEvent(type) }
        guard let caseID = fields["caseid"]?.text.flatMap(Self.guid) else {
            throw .missing("caseId")
        }
        self.kind = kind
        self.caseID = CaseID(rawValue: caseID)
        activityID = fields["activityid"]?.text.flatMap(Self.guid).map(ActivityID.init(rawValue:))
    }

    /// A GUID in lower case without braces; nil for the empty one that Creatio sends for an
    /// empty lookup.
    private static func guid(_ text: String) -> String? {
        let bare = text.trimmingCharacters(in: CharacterSet(charactersIn: "{} "))
        guard let id = UUID(uuidString: bare) else { return nil }
        let lower = id.uuidString.lowercased()
        return lower == "00000000-0000-0000-0000-000000000000" ? nil : lower
    }
}

/// Why a call was not understood.
enum WebhookError: Error, Equatable, CustomStringConvertible {
    case notJSON(String)
    case missing(String)
    case unknownEvent(String)

    var description: String {
        switch self {
        case .notJSON(let reason): "the body is not a JSON object: \(reason)"
        case .missing(let key): "'\(key)' is missing, empty or not of the right form"
        case .unknownEvent(let name):
            "'\(name)' is not an event; known are 'new_activity' and 'case_closed'"
        }
    }
}
