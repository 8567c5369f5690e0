/// What files and commands set by name, beyond the profile.
extension InstanceSettings {
    /// Sets a switch of the profile by its name, a limit as `limit of <name>`, or adds a
    /// `stale column` or a `recent column`, such as `Case.UsrOrderNumber`, or a `recent object`.
    ///
    /// - Throws: `ProfileError` for a name or a value that is none.
    package mutating func set(_ name: String, to value: String) throws(ProfileError) {
        if name == "stale column" {
            let (object, property) = try Self.column(value, of: name)
            staleColumns[object, default: []].append(property)
        } else if name == "recent column" {
            let (object, column) = try Self.column(value, of: name)
            recent.columns[object, default: []].append(Column(column, .mediumText))
        } else if name == "recent object" {
            recent.objects.append(value)
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

    private static func column(
        _ value: String,
        of name: String
    ) throws(ProfileError) -> (object: String, name: String) {
        let parts = value.split(separator: ".").map(String.init)
        guard parts.count == 2 else {
            throw .value(value, of: name, allowed: ["<Object>.<Property>"])
        }
        return (parts[0], parts[1])
    }
}
