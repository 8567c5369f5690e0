import Simulation

extension Stage {
    /// How often an expectation looks, in virtual time.
    private static let glance = Duration.milliseconds(250)

    /// Looks until nothing differs any more.
    ///
    /// - Parameters:
    ///   - limit: How long to wait, in virtual time.
    ///   - look: What differs now.
    /// - Throws: `StepFailure` with what differed at the end; what looking throws.
    func eventually(
        within limit: Duration,
        _ look: () async throws -> [Difference]
    ) async throws {
        let deadline = clock.now.advanced(by: limit)
        while true {
            let differences = try await look()
            if differences.isEmpty { return }
            guard clock.now < deadline else {
                throw StepFailure("this did not come about within \(limit.spelled)", differences)
            }
            try await clock.sleep(for: Self.glance)
        }
    }

    /// Looks again and again, and nothing may ever differ.
    ///
    /// - Parameters:
    ///   - stretch: How long, in virtual time.
    ///   - look: What differs now.
    /// - Throws: `StepFailure` as soon as something differs; what looking throws.
    func throughout(
        _ stretch: Duration,
        _ look: () async throws -> [Difference]
    ) async throws {
        let end = clock.now.advanced(by: stretch)
        while true {
            let differences = try await look()
            guard differences.isEmpty else {
                throw StepFailure("this did not stay so for \(stretch.spelled)", differences)
            }
            guard clock.now < end else { return }
            try await clock.sleep(for: Self.glance)
        }
    }
}
