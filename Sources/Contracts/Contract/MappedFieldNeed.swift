/// What the fields need that a partner maps: they are columns of `Case` that only the partner's
/// settings name, so the contract holds their kinds in the place of their names.
package struct MappedFieldNeed: Codable, Sendable, Hashable {
    /// The types of columns that the core fills, as `$metadata` names them.
    @Sorted package var types: Set<String> = []
    /// What is done with the column: with a new case, or on one that is there.
    @Sorted package var uses: Set<ColumnUse> = []
    /// What is done with the object that a mapped lookup leads to, to find the row of a label.
    package var lookup = SetNeed()

    package init() {}
}

/// A setting that names a row of Creatio.
package struct SettingNeed: Codable, Sendable, Hashable {
    /// The object that the row belongs to.
    package var set: String
    /// Where the id is used: `read` by its key, or a column such as `Case.OwnerId`.
    @Sorted package var uses: Set<String> = []

    package init(set: String, uses: Set<String> = []) {
        self.set = set
        self.uses = uses
    }
}
