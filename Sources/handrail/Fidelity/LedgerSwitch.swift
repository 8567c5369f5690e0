import FakeCreatio

/// The switches that a case can set in `profile`: those of the instance's profile, its limits, and
/// its faults.
enum LedgerSwitch {
    /// - Throws: `ProfileError` for a name or a value that is none.
    static func set(
        _ name: String,
        to value: String,
        in settings: inout InstanceSettings
    ) throws(ProfileError) {
        if name == "reports an insert as failed" {
            settings.insertsReportedAsFailed = [value: 1]
        } else if name == "closure process" {
            settings.processes = [.caseClosure(webhookURL: value)]
        } else if name == "redirect address" {
            for index in settings.clients.indices {
                settings.clients[index].redirectAddresses.append(value)
            }
        } else if name == "awaited process" {
            settings.processes = [
                BusinessProcess(
                    name: name,
                    runsInBackground: false,
                    signal: ProcessSignal(object: value, event: .added),
                    call: WebServiceCall(
                        address: LedgerFake.silentService,
                        body: "{}",
                        responseTimeout: .seconds(600)
                    )
                )
            ]
        } else if name == "custom column" {
            let parts = value.split(separator: ".").map(String.init)
            guard parts.count == 2 else { throw .value(value, of: name, allowed: nil) }
            settings.customColumns = [parts[0]: [Column(parts[1], .shortText)]]
        } else {
            try settings.set(name, to: value)
        }
    }
}
