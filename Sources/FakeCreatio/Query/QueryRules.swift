/// By what an instance judges a query.
struct QueryRules: Sendable {
    /// How far it goes beyond what is known of Creatio.
    var level: EvidenceLevel
    var profile: InstanceProfile
    var limits: InstanceLimits
}

extension InstanceSettings {
    var queryRules: QueryRules {
        QueryRules(level: level, profile: profile, limits: limits)
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
