/// A switch of a profile under the name by which files and commands set it.
///
/// The tables in this folder are the only list of switches: what reads a file, prints help or
/// describes an instance goes over `all`.
package struct ProfileSwitch: Sendable {
    package let name: String
    /// What the switch decides, for help and documentation.
    package let summary: String
    /// The section of `creatio.md` with the facts behind it.
    package let section: String
    /// The values that it takes, nil where they cannot be listed.
    package let values: [String]?
    private let read: @Sendable (InstanceProfile) -> String
    private let write: @Sendable (inout InstanceProfile, String) -> Bool

    /// The value in a profile, in the form in which it is set.
    package func value(in profile: InstanceProfile) -> String {
        read(profile)
    }

    /// Sets the switch.
    ///
    /// - Parameters:
    ///   - value: One of `values`, or any number of units, text or list.
    ///   - profile: What is changed.
    /// - Throws: `ProfileError.value` for what the switch does not take.
    package func set(_ value: String, in profile: inout InstanceProfile) throws(ProfileError) {
        guard write(&profile, value) else {
            throw .value(value, of: name, allowed: values)
        }
    }
}

extension ProfileSwitch {
    /// Every switch, by subject.
    package static let all: [ProfileSwitch] = build + service + security

    /// The switch of that name, nil where there is none.
    package static func named(_ name: String) -> ProfileSwitch? {
        all.first { $0.name == name }
    }
}

extension InstanceProfile {
    /// Sets one switch by its name.
    ///
    /// - Throws: `ProfileError` for a name or a value that is none.
    package mutating func set(_ name: String, to value: String) throws(ProfileError) {
        guard let known = ProfileSwitch.named(name) else { throw .name(name) }
        try known.set(value, in: &self)
    }
}

/// What a file or a command asked of a profile in vain.
package enum ProfileError: Error, Sendable, Equatable, CustomStringConvertible {
    case name(String)
    case value(String, of: String, allowed: [String]?)

    package var description: String {
        switch self {
        case .name(let name): "a profile has no switch '\(name)'"
        case .value(let value, let name, let allowed?):
            "'\(value)' is no value of the switch '\(name)'; it takes "
                + allowed.map { "'\($0)'" }.joined(separator: ", ")
        case .value(let value, let name, nil):
            "'\(value)' is no value of the switch '\(name)', which takes a whole number"
        }
    }
}

// MARK: - Kinds of switches

extension ProfileSwitch {
    static func flag(
        _ name: String,
        _ section: String,
        _ summary: String,
        _ path: any WritableKeyPath<InstanceProfile, Bool> & Sendable
    ) -> ProfileSwitch {
        ProfileSwitch(name: name, summary: summary, section: section, values: ["yes", "no"]) {
            $0[keyPath: path] ? "yes" : "no"
        } write: { profile, value in
            // YAML's own words too: a reader of files may hand on either.
            switch value {
            case "yes", "true": profile[keyPath: path] = true
            case "no", "false": profile[keyPath: path] = false
            default: return false
            }
            return true
        }
    }

    static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String,
        _ section: String,
        _ summary: String,
        _ path: any WritableKeyPath<InstanceProfile, Value> & Sendable
    ) -> ProfileSwitch {
        ProfileSwitch(
            name: name,
            summary: summary,
            section: section,
            values: Value.allCases.map(\.rawValue)
        ) {
            $0[keyPath: path].rawValue
        } write: { profile, value in
            guard let value = Value(rawValue: value) else { return false }
            profile[keyPath: path] = value
            return true
        }
    }

    static func text(
        _ name: String,
        _ section: String,
        _ summary: String,
        _ path: any WritableKeyPath<InstanceProfile, String> & Sendable
    ) -> ProfileSwitch {
        ProfileSwitch(name: name, summary: summary, section: section, values: nil) {
            $0[keyPath: path]
        } write: { profile, value in
            profile[keyPath: path] = value
            return true
        }
    }

    static func number(
        _ name: String,
        _ section: String,
        _ summary: String,
        _ path: any WritableKeyPath<InstanceProfile, Int> & Sendable
    ) -> ProfileSwitch {
        ProfileSwitch(name: name, summary: summary, section: section, values: nil) {
            String($0[keyPath: path])
        } write: { profile, value in
            guard let number = Int(value), number >= 0 else { return false }
            profile[keyPath: path] = number
            return true
        }
    }

    /// A duration that is set in whole minutes, as Creatio's system settings are.
    ///
    /// A time zone is one that may be negative: it is behind UTC then.
    static func minutes(
        _ name: String,
        _ section: String,
        _ summary: String,
        from least: Int32 = 0,
        _ path: any WritableKeyPath<InstanceProfile, Duration> & Sendable
    ) -> ProfileSwitch {
        ProfileSwitch(name: name, summary: summary, section: section, values: nil) {
            String($0[keyPath: path].components.seconds / 60)
        } write: { profile, value in
            guard let minutes = Int32(value), minutes >= least else { return false }
            profile[keyPath: path] = .seconds(60 * Int64(minutes))
            return true
        }
    }

    /// A duration that is set in whole seconds.
    static func seconds(
        _ name: String,
        _ section: String,
        _ summary: String,
        _ path: any WritableKeyPath<InstanceProfile, Duration> & Sendable
    ) -> ProfileSwitch {
        ProfileSwitch(name: name, summary: summary, section: section, values: nil) {
            String($0[keyPath: path].components.seconds)
        } write: { profile, value in
            guard let seconds = Int32(value), seconds >= 0 else { return false }
            profile[keyPath: path] = .seconds(seconds)
            return true
        }
    }

    /// Texts with commas between them.
    static func list(
        _ name: String,
        _ section: String,
        _ summary: String,
        _ path: any WritableKeyPath<InstanceProfile, [String]> & Sendable
    ) -> ProfileSwitch {
        ProfileSwitch(name: name, summary: summary, section: section, values: nil) {
            $0[keyPath: path].joined(separator: ",")
        } write: { profile, value in
            profile[keyPath: path] = value.split(separator: ",").map {
                String($0.drop { $0 == " " })
            }
            return true
        }
    }
}
