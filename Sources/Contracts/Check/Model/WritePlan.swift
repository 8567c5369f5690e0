import Foundation
import HTTPTypes
package import HandoffCore
package import Wire

/// What a check that writes will make, told before anything is made: one record of each object
/// that the core makes records of, each with the marker in its name.
package struct WritePlan: Sendable, Equatable {
    /// A record of the plan.
    package struct Record: Sendable, Equatable {
        package let object: String
        package let id: String
    }

    /// Stands in the name of each record, so that people know it and a search finds it.
    package let marker: String
    /// Nil where the settings let the core make no contacts.
    package let contact: Record?
    package let `case`: Record
    package let activity: Record
    /// What is made to bring about calls of the webhook; nil where nobody listens.
    package let webhook: WebhookRecords?

    /// The records with which the webhook is checked.
    package struct WebhookRecords: Sendable, Equatable {
        package let `case`: Record
        /// In the name of a rep, for the visitor.
        package let reply: Record
        /// As the core writes them.
        package let own: Record
        /// In the name of a rep, for colleagues.
        package let note: Record

        /// In the order in which they are made.
        package var all: [Record] { [`case`, reply, own, note] }
    }

    /// - Parameters:
    ///   - settings: The settings of the integration.
    ///   - environment: Gives the ids.
    ///   - listens: Whether calls of the webhook are to be brought about.
    package init(
        for settings: CreatioSettings,
        environment: Environment,
        listens: Bool = false
    ) {
        marker = Self.makeMarker(environment)
        contact =
            settings.createsContacts
            ? Record(object: "Contact", id: environment.makeID()) : nil
        `case` = Record(object: "Case", id: environment.makeID())
        activity = Record(object: "Activity", id: environment.makeID())
        let record = { Record(object: $0, id: environment.makeID()) }
        webhook =
            listens
            ? WebhookRecords(
                case: record("Case"),
                reply: record("Activity"),
                own: record("Activity"),
                note: record("Activity")
            ) : nil
    }

    /// A new marker.
    package static func makeMarker(_ environment: Environment) -> String {
        "Handrail check \(environment.makeID().prefix(8))"
    }

    /// What every check that writes makes, in the order in which they are made.
    package var records: [Record] { [contact, `case`, activity].compactMap(\.self) }

    /// All that may be made.
    package var allRecords: [Record] { records + (webhook?.all ?? []) }

    /// The plan for people.
    package var text: String {
        """
        This check makes these records, each with '\(marker)' in its name, and deletes them again:
        \(allRecords.map { "  \($0.object) \($0.id)" }.joined(separator: "\n"))
        The case's status is changed to Resolved Status ID. Business processes that listen to these \
        objects run.
        """
    }

    /// Whether a request makes, changes or deletes a record of the plan, and no other.
    func allows(_ request: WireRequest) -> Bool {
        guard let root = request.path.firstRange(of: "/odata/") else { return false }
        let target = request.path[root.upperBound...]
        return allRecords.contains { record in
            switch request.method {
            case .post:
                target == record.object
                    && String(decoding: request.body, as: UTF8.self).contains(#""\#(record.id)""#)
            case .patch, .delete:
                target.lowercased() == "\(record.object)(\(record.id))".lowercased()
            default: false
            }
        }
    }
}
