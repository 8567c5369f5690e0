import Wire

/// Something that was done to the case.
struct Deed: Sendable {
    /// The activity, or the case itself.
    let recordID: String
    /// By this machine's clock.
    let at: Timestamp
    /// By the instance's.
    let instanceTime: Timestamp?
}
