import OData

/// How far the service goes beyond what is known of Creatio (design, idea 5).
package enum EvidenceLevel: String, Sendable, CaseIterable, Comparable {
    /// Only what somebody measured on a live instance.
    case confirmed
    /// And what Creatio documents: nothing weaker may be relied on.
    case documented
    /// And what the OData library under Creatio would parse.
    case assumed

    package static func < (left: EvidenceLevel, right: EvidenceLevel) -> Bool {
        left.breadth < right.breadth
    }

    private var breadth: Int {
        switch self {
        case .confirmed: 0
        case .documented: 1
        case .assumed: 2
        }
    }

    /// Refuses what no public source shows working: the one place for it.
    func unproved(_ feature: String) -> ODataError {
        .invalidQuery("There is no evidence that Creatio supports \(feature).")
    }
}
