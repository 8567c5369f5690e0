package import Foundation
import GRDB
import JSON

/// A call of a Creatio business process, as the documented processes send it
/// (opencx.md section 2.5).
///
/// Business processes are modelled by people: keys and names of events are taken in any case, and
/// a GUID with or without braces. Anything else in the body, such as a text, is not read.
package struct WebhookEvent: Sendable, Equatable {
    /// What is to be looked at in Creatio.
    package enum Kind: String, Codable, Sendable, DatabaseValueConvertible {
        /// An activity was added.
        case activityAdded = "new_activity"
        /// The case was changed: resolved, closed, reopened, deleted, merged.
        case caseChanged = "case_closed"
    }

    package var kind: Kind
    package var caseID: CaseID
    /// The activity that was added; the documented body names only the case.
    package var activityID: ActivityID?

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
    /// - Parameters:
    ///   - body: The bytes.
    ///   - contentType: What the call says that they are; nil where it says nothing.
    /// - Throws: `WebhookError` that says what is missing.
    package init(body: Data, contentType: String? = nil) throws(WebhookError) {
        if let type = contentType?.typeOtherThanJSON { throw .otherType(type) }
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
package enum WebhookError: Error, Equatable, CustomStringConvertible {
    /// The media type of what is no JSON.
    case otherType(String)
    case notJSON(String)
    case missing(String)
    case unknownEvent(String)

    package var description: String {
        switch self {
        case .otherType(let type):
            "the body is '\(type)', and JSON is wanted; set the content type of the element"
                + " 'Call web service' to 'application/json'"
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

extension String {
    /// The media type where it is one that certainly is no JSON: a form or XML, which Creatio's
    /// designer also offers.
    ///
    /// JSON has many spellings (`text/json`, `application/problem+json`, none at all), so anything
    /// else is left to the body.
    fileprivate var typeOtherThanJSON: String? {
        let type = prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        let isOther =
            type.hasPrefix("multipart/") || type == "application/x-www-form-urlencoded"
            || type.hasSuffix("/xml") || type.hasSuffix("+xml")
        return isOther ? type : nil
    }
}
