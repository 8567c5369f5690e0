/// The groups of checks, in the order in which they are made: each needs the ones before it.
package enum CheckGroup: String, Sendable, CaseIterable {
    case reach, oauth, metadata, rows, rights, limits, write, webhook

    /// What the group is about, as a heading.
    package var title: String {
        switch self {
        case .reach: "Reach and identify"
        case .oauth: "OAuth"
        case .metadata: "Objects and columns"
        case .rows: "Records that the settings name"
        case .rights: "Rights"
        case .limits: "Limits"
        case .write: "Writing"
        case .webhook: "Webhook and business processes"
        }
    }
}
