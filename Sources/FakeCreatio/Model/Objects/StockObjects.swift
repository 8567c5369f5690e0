extension EntitySchema {
    /// The objects of a plain Service instance as far as the handoff touches them, in the order in
    /// which the service document lists them.
    package static let stock: [EntitySchema] = [
        account, activity, activityCategory, activityPriority, activityStatus, activityType,
        `case`, caseCategory, caseOrigin, casePriority, caseStatus, contact, sysAdminUnit,
    ]
}
