import Foundation
package import JSON
import WidgetProtocol

/// A session as the engine reads it: whatever object the server sent.
///
/// The engine reads three members and compares the whole, members included that no schema knows;
/// a `Session` would lose those, and with them the polling that they cause.
package struct SeenSession: Sendable, Equatable {
    package let value: JSONValue
    package let id: String
    /// Members sorted at every depth: their order means nothing to the engine.
    private let sortedText: Data

    /// Reads the session of an answer.
    ///
    /// - Throws: `EngineFault.unreadable` when the value is not an object with an id.
    init(_ value: JSONValue?) throws(EngineFault) {
        guard let value, let id = value["id"]?.text, let text = try? WidgetJSON.encode(value) else {
            // What was read from JSON can be written as JSON, so only the id can be missing.
            throw .unreadable(what: "a session without an id")
        }
        self.value = value
        self.id = id
        sortedText = text
    }

    package static func == (left: SeenSession, right: SeenSession) -> Bool {
        left.sortedText == right.sortedText
    }

    package var isOpened: Bool { value["isOpened"]?.truth ?? false }
    package var isHandedOff: Bool { value["isHandedOff"]?.truth ?? false }
    /// `human`, `ai` or `none`; nil where the server left the assignee out.
    package var assigneeKind: String? { value["assignee"]?["kind"]?.text }
    package var assigneeName: String? { value["assignee"]?["name"]?.text }
    package var lastMessage: String? { value["lastMessage"]?.text }
}
