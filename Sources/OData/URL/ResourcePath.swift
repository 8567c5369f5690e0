package import Foundation

/// What the path of a request below the service root points at.
package enum ResourcePath: Sendable, Equatable {
    case serviceDocument
    case metadata
    case batch
    /// An entity set and what follows it.
    case entitySet(String, EntitySetPath)
}

/// What follows the name of an entity set.
package enum EntitySetPath: Sendable, Equatable {
    case collection
    /// `Case/$count`
    case count
    /// `Case(id)` or `Case/id`
    case entity(UUID)
    /// What names lead to from a row: `Case(id)/Name`, `Case(id)/Contact/Name/$value`,
    /// `Case(id)/ActivityCollectionByCase/$count`.
    case member(UUID, path: [String], MemberPart)
}

/// Which part of what a path leads to is meant.
package enum MemberPart: Sendable, Equatable {
    /// A property, a stream, a row or a collection as a whole.
    case whole
    /// `$value`: the bare value of a property.
    case value
    /// `$count`: the number of rows of a collection.
    case count
}
