/// What files and commands set by name, beyond the profile.
extension InstanceSettings {
    /// Sets a switch of the profile by its name, a limit as `limit of <name>`, or adds a
    /// `stale column`, such as `Case.UsrOrderNumber`.
    ///
    /// - Throws: `ProfileError` for a name or a value that is none.
    package mutating func set(_ name: String, to value: String) throws(ProfileError) {
        if name == "stale column" {
            try addStaleColumn(value)
        } else if name.hasPrefix(Self.limitPrefix) {
            try setLimit(name, to: value)
        } else {
            try profile.set(name, to: value)
        }
    }

    private static let limitPrefix = "limit of "

    private mutating func setLimit(_ name: String, to value: String) throws(ProfileError) {
        guard let limit = LimitSwitch.named(String(name.dropFirst(Self.limitPrefix.count))) else {
            throw .name(name)
        }
        guard let number = Int32(value), number >= 0 else {
            throw .value(value, of: name, allowed: nil)
        }
        limit.set(Int(number), in: &limits)
    }

    private mutating func addStaleColumn(_ value: String) throws(ProfileError) {
        let parts = value.split(separator: ".").map(String.init)
        guard parts.count == 2 else {
            throw .value(value, of: "stale column", allowed: ["<Object>.<Property>"])
        }
        staleColumns[parts[0], default: []].append(parts[1])
    }
}
