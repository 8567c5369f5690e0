/// What the core does with an entity set.
package struct SetNeed: Codable, Sendable, Hashable {
    @Sorted package var operations: Set<SetOperation> = []
    /// The system query options, such as `$filter`.
    @Sorted package var options: Set<String> = []
    /// By the name under which OData has them, such as `OwnerId`.
    @Table package var columns: [String: ColumnNeed] = [:]
    /// The lookups that are followed, by the name of the navigation property.
    @Table package var lookups: [String: LookupNeed] = [:]
    /// What `$filter` says, such as `Email contains` and `Case/Id eq`; `and`, `or` and `not` stand
    /// by themselves.
    @Sorted package var filters: Set<String> = []
    /// The rows that every Creatio has, by their ids.
    @Table package var rows: [String: RowNeed] = [:]

    package init() {}

    /// What the core's user must be allowed to do with the object.
    package var rights: Set<SetRight> { Set(operations.map(\.right)) }
}

/// A kind of call on an entity set.
package enum SetOperation: String, Codable, Sendable, CaseIterable, Comparable {
    /// Rows are asked for with options.
    case query
    /// One row is asked for by its id.
    case read
    case count
    case create
    case update
    case delete
    /// Rows are reached over a lookup of another set, by `$expand` or in a `$filter`.
    case follow
    case readStream = "read stream"
    case writeStream = "write stream"

    package var right: SetRight {
        switch self {
        case .query, .read, .count, .follow, .readStream: .read
        case .create: .create
        case .update, .writeStream: .update
        case .delete: .delete
        }
    }

    package static func < (left: SetOperation, right: SetOperation) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A right on the records of an object.
package enum SetRight: String, Sendable, CaseIterable, Comparable {
    case create, delete, read, update

    package static func < (left: SetRight, right: SetRight) -> Bool {
        left.rawValue < right.rawValue
    }
}
