import FakeCreatio

/// What an instance is built on, as far as it shows, and how that was seen.
package struct ProfileGuess: Sendable, Equatable {
    /// The name of a switch of `InstanceProfile`.
    package let property: String
    /// The value of the switch; nil where nothing tells, and the default stays.
    package let value: String?
    /// What was seen, or why nothing was.
    package let reason: String

    package init(_ property: String, _ value: String?, because reason: String) {
        self.property = property
        self.value = value
        self.reason = reason
    }

    /// The guess in a line, for people.
    package var line: String {
        let value = value.map { "'\($0)'" } ?? "unknown, played as '\(defaultValue)'"
        return "\(property): \(value) (\(reason))"
    }

    private var defaultValue: String {
        ProfileSwitch.named(property)?.value(in: InstanceProfile()) ?? ""
    }
}

extension [ProfileGuess] {
    /// Nothing is known of an instance of which only `$metadata` was saved.
    static let none: [ProfileGuess] = ["runtime", "database", "unknown set", "version"].map {
        ProfileGuess($0, nil, because: "a saved $metadata does not tell")
    }
}
