/// A column and what the core does with it.
package struct ColumnNeed: Codable, Sendable, Hashable {
    /// The type that `$metadata` tells of a column that is not there.
    package static let unknownType = "unknown"

    /// As `$metadata` names it, such as `Edm.Guid`.
    package var type: String
    /// The object that the id leads to; nil for a column that is no lookup.
    package var lookup: String?
    @Sorted package var uses: Set<ColumnUse> = []

    package init(type: String, lookup: String? = nil, uses: Set<ColumnUse> = []) {
        self.type = type
        self.lookup = lookup
        self.uses = uses
    }
}

/// What is done with a column.
package enum ColumnUse: String, Codable, Sendable, CaseIterable, Comparable {
    /// Its value is asked for.
    case read
    /// It is given with a new row.
    case create
    /// It is changed.
    case update
    case filter
    case order

    package static func < (left: ColumnUse, right: ColumnUse) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A lookup that is followed to its row.
package struct LookupNeed: Codable, Sendable, Hashable {
    /// The object at the other end.
    package var target: String
    @Sorted package var uses: Set<LookupUse> = []
    /// The columns of the target that are asked for or compared.
    @Sorted package var columns: Set<String> = []

    package init(target: String, uses: Set<LookupUse> = [], columns: Set<String> = []) {
        self.target = target
        self.uses = uses
        self.columns = columns
    }
}

/// How a lookup is followed.
package enum LookupUse: String, Codable, Sendable, CaseIterable, Comparable {
    case expand, filter

    package static func < (left: LookupUse, right: LookupUse) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A row that the core knows by its id.
package struct RowNeed: Codable, Sendable, Hashable {
    /// What the row is called in English.
    package var name: String
    /// Where the id is used: `read` by its key, or a column such as `Activity.TypeId`.
    @Sorted package var uses: Set<String> = []

    package init(name: String, uses: Set<String> = []) {
        self.name = name
        self.uses = uses
    }
}
