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
    /// `Case(id)/Name`: a property, a stream or a navigation property.
    case property(UUID, String)
    /// `Case(id)/Name/$value`
    case value(UUID, String)
}
