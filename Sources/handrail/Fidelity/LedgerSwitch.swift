import FakeCreatio

/// The switches that a case can set in `profile`: those of the instance's profile, its limits, and
/// its faults.
enum LedgerSwitch {
    private static let limits: [String: any WritableKeyPath<InstanceLimits, Int> & Sendable] = [
        "limit of rows": \.rows,
        "limit of filter nodes": \.filterNodes,
        "limit of batch parts": \.batchParts,
        "limit of file size": \.fileSize,
        "limit of body size": \.bodySize,
        "limit of calls per day": \.callsPerDay,
    ]

    /// - Throws: `ProfileError` for a name or a value that is none.
    static func set(
        _ name: String,
        to value: String,
        in settings: inout InstanceSettings
    ) throws(ProfileError) {
        if name == "reports an insert as failed" {
            settings.insertsReportedAsFailed = [value: 1]
        } else if name == "limit of query memory" {
            settings.limits.queryMemory = try number(value, of: name)
        } else if name == "closure process" {
            settings.processes = [.caseClosure(webhookURL: value)]
        } else if name == "custom column" {
            let parts = value.split(separator: ".").map(String.init)
            guard parts.count == 2 else { throw .value(value, of: name, allowed: nil) }
            settings.customColumns = [parts[0]: [Column(parts[1], .shortText)]]
        } else if let path = limits[name] {
            settings.limits[keyPath: path] = try number(value, of: name)
        } else {
            try settings.profile.set(name, to: value)
        }
    }

    private static func number(_ text: String, of name: String) throws(ProfileError) -> Int {
        guard let number = Int(text) else { throw .value(text, of: name, allowed: nil) }
        return number
    }
}
