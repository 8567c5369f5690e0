import GRDB
import OData
import Wire

/// By what an instance judges a query.
struct QueryRules: Sendable {
    /// How far it goes beyond what is known of Creatio.
    var level: EvidenceLevel
    var profile: InstanceProfile
    var limits: InstanceLimits
    /// What rows lack at run time, by the name of the object.
    var staleColumns: [String: [String]] = [:]
    /// Of the rows of which objects only those are seen that the contact has made.
    var ownRecords: (contactID: String, objects: Set<String>) = ("", [])
    /// The language of the user who asks; nil for that of the rows themselves.
    var culture: CultureID?
    /// The moment of the request, one for all its calls of `now()`; nil where none asks.
    var now: Timestamp?

    /// What hides the rows of others from whoever asks; nil where nothing does.
    func visibility(of table: EntityTable) -> SQLFragment? {
        guard ownRecords.objects.contains(table.name) else { return nil }
        return SQLFragment(
            "(\(QueryScope.root).\"CreatedById\" = ?)",
            [ownRecords.contactID.databaseValue]
        )
    }

    /// Whether the level is wide enough for the feature.
    func allow(_ feature: QueryFeature) -> Bool {
        guard case .answered(let level) = feature.entry.standing else { return false }
        return level <= self.level
    }

    /// Refuses a feature that the level is too narrow for.
    ///
    /// - Parameters:
    ///   - feature: What the request uses.
    ///   - detail: How the request uses it, for the refusal; nil for the feature's title.
    /// - Throws: The refusal.
    func require(_ feature: QueryFeature, _ detail: String? = nil) throws(ODataError) {
        guard allow(feature) else { throw level.unproved(detail ?? feature.entry.title) }
    }
}

extension InstanceSettings {
    var queryRules: QueryRules {
        QueryRules(level: level, profile: profile, limits: limits, staleColumns: staleColumns)
    }
}

extension QueryRules {
    /// The rules for what the instance asks itself: filters of business processes.
    static let own = QueryRules(
        level: .documented,
        profile: InstanceProfile(),
        limits: InstanceLimits()
    )
}
