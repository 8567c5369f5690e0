/// The two sites of an instance.
package enum WorldSite: String, Sendable, CaseIterable {
    case application
    case identity
}
