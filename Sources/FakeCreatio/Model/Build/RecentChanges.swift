/// What an administrator has changed a moment before the instance starts: OData shows it after the
/// build that has just begun.
package struct RecentChanges: Sendable, Equatable {
    /// New objects: lookups, with name and description.
    package var objects: [String] = []
    /// New columns, by the name of the object.
    package var columns: [String: [Column]] = [:]

    package init() {}

    var isEmpty: Bool { objects.isEmpty && columns.isEmpty }
}

extension InstanceSettings {
    /// The objects, the recent ones among them.
    var currentObjects: [EntitySchema] {
        objects + recent.objects.map { EntitySchema.lookup($0) }
    }

    /// The columns that this instance adds, the recent ones among them.
    var currentColumns: [String: [Column]] {
        customColumns.merging(recent.columns) { $0 + $1 }
    }
}
