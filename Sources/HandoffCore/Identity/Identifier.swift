import Foundation
package import GRDB

/// An id that cannot be taken for the id of another kind of thing.
///
/// Ids are UUIDs in lower case, except where a client chose them: those are kept letter for
/// letter, because the widget compares them so (widget-engine.md section 3, rule 1).
package struct Identifier<Kind>: RawRepresentable, Sendable, Hashable, Codable,
    CustomStringConvertible
{
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }

    /// The id as a GUID, which every id of a Creatio record is.
    ///
    /// - Throws: `NotGUID` where a foreign text came in as one.
    var guid: UUID {
        get throws(NotGUID) {
            guard let id = UUID(uuidString: rawValue) else { throw NotGUID(text: rawValue) }
            return id
        }
    }
}

/// A text that was to be the id of a Creatio record.
struct NotGUID: Error, CustomStringConvertible {
    let text: String

    var description: String { "'\(text)' is not a GUID" }
}

extension Identifier: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { rawValue.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> Identifier? {
        String.fromDatabaseValue(value).map(Identifier.init(rawValue:))
    }
}

/// The kinds of things that ids are told apart by.
package enum IdentifierKind {
    /// A conversation of OpenCX.
    package enum Session {}
    /// A row of a session's history; its id is the widget's `publicId`.
    package enum Message {}
    /// A contact of OpenCX.
    package enum Contact {}
    /// A `Case` in Creatio.
    package enum Case {}
    /// An `Activity` in Creatio.
    package enum Activity {}
    /// A `Contact` in Creatio.
    package enum CreatioContact {}
    /// A `CaseStatus` in Creatio.
    package enum CaseStatus {}
    /// A file that a visitor uploaded.
    package enum File {}
    /// A `CaseFile` in Creatio.
    package enum CaseFile {}
}

package typealias SessionID = Identifier<IdentifierKind.Session>
package typealias MessageID = Identifier<IdentifierKind.Message>
package typealias ContactID = Identifier<IdentifierKind.Contact>
package typealias CaseID = Identifier<IdentifierKind.Case>
package typealias ActivityID = Identifier<IdentifierKind.Activity>
package typealias CreatioContactID = Identifier<IdentifierKind.CreatioContact>
package typealias FileID = Identifier<IdentifierKind.File>
package typealias CaseFileID = Identifier<IdentifierKind.CaseFile>
