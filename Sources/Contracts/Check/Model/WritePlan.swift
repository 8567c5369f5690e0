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

    package init(for settings: CreatioSettings, environment: Environment) {
        marker = "Handrail check \(environment.makeID().prefix(8))"
        contact =
            settings.createsContacts
            ? Record(object: "Contact", id: environment.makeID()) : nil
        `case` = Record(object: "Case", id: environment.makeID())
        activity = Record(object: "Activity", id: environment.makeID())
    }

    /// In the order in which they are made.
    package var records: [Record] { [contact, `case`, activity].compactMap(\.self) }

    /// The plan for people.
    package var text: String {
        """
        This check makes these records, each with '\(marker)' in its name, and deletes them again:
        \(records.map { "  \($0.object) \($0.id)" }.joined(separator: "\n"))
        The case's status is changed to Resolved Status ID. Business processes that listen to these \
        objects run.
        """
    }

    /// Whether a request makes, changes or deletes a record of the plan, and no other.
    func allows(_ request: WireRequest) -> Bool {
        guard let root = request.path.firstRange(of: "/odata/") else { return false }
        let target = request.path[root.upperBound...]
        return records.contains { record in
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
