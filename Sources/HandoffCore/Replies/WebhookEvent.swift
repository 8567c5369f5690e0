import Foundation
import GRDB
import JSON

/// A call of a Creatio business process, as the documented processes send it
/// (opencx.md section 2.5).
///
/// Business processes are modelled by people: keys and names of events are taken in any case, and
/// a GUID with or without braces. Anything else in the body, such as a text, is not read.
struct WebhookEvent: Sendable, Equatable {
    /// What is to be looked at in Creatio.
    enum Kind: String, Codable, Sendable, DatabaseValueConvertible {
        /// An activity was added.
        case activityAdded = "new_activity"
        /// The case was changed: resolved, closed, reopened, deleted, merged.
        case caseChanged = "case_closed"
    }

    var kind: Kind
    var caseID: CaseID
    /// The activity that was added; the documented body names only the case.
    var activityID: ActivityID?

    /// The events that are known, by name.
    ///
    /// `new_activity` is the documented one; how OpenCX calls the end of a case is not known, and
    /// `case_closed` is ours. The others say the same: look at the activity, or at the case.
    static let kinds: [String: Kind] = [
        "new_activity": .activityAdded, "activity_updated": .activityAdded,
        "case_closed": .caseChanged, "case_resolved": .caseChanged,
        "case_reopened": .caseChanged, "case_updated": .caseChanged,
        "case_deleted": .caseChanged,
    ]

    init(kind: Kind, caseID: CaseID, activityID: ActivityID? = nil) {
        self.kind = kind
        self.caseID = caseID
        self.activityID = activityID
    }

    /// Reads the body of a call.
    ///
    /// - Throws: `WebhookError` that says what is missing.
    init(body: Data) throws(WebhookError) {
        let value: JSONValue
        do {
            value = try JSONValue.parse(body.starts(with: Self.mark) ? body.dropFirst(3) : body)
        } catch {
            throw .notJSON("\(error)")
        }
        guard case .object(let members) = value else { throw .notJSON("it is not an object") }
        let fields = Dictionary(
            members.map { ($0.key.lowercased().replacing("_", with: ""), $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        guard let type = fields["eventtype"]?.text else { throw .missing("event_type") }
        guard let kind = Self.kinds[type.lowercased()] else { throw .unknownEvent(type) }
        guard let caseID = fields["caseid"]?.text.flatMap(Self.guid) else {
            throw .missing("caseId")
        }
        self.kind = kind
        self.caseID = CaseID(rawValue: caseID)
        activityID =
            kind == .activityAdded
            ? fields["activityid"]?.text.flatMap(Self.guid).map(ActivityID.init(rawValue:)) : nil
    }

    /// UTF-8's byte order mark, which .NET's encodings write unless told otherwise.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A GUID in lower case without braces; nil for the empty one that Creatio sends for an
    /// empty lookup.
    static func guid(_ text: String) -> String? {
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
            "'\(name.cut(to: Self.nameLimit))' is not an event; known are "
                + WebhookEvent.kinds.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
        }
    }

    /// How much of a stranger's words is repeated.
    private static let nameLimit = 60
}
