import FakeCreatio
import Wire

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
        } else if name.hasPrefix(processPrefix) {
            if settings.processes.isEmpty { settings.processes = [observedProcess] }
            let part = String(name.dropFirst(processPrefix.count))
            guard setProcess(part, to: value, &settings.processes[0]) else {
                throw .value(value, of: name, allowed: nil)
            }
        } else {
            try settings.set(name, to: value)
        }
    }
}

/// A business process whose call a case can observe, because it makes a contact.
extension LedgerSwitch {
    private static let processPrefix = "process "

    /// Tells the instance's own OData service of each new case, as its supervisor.
    private static var observedProcess: BusinessProcess {
        BusinessProcess(
            name: "Observed",
            signal: ProcessSignal(object: "Case", event: .added),
            call: WebServiceCall(
                address: LedgerFake.base + "/0/odata/Contact",
                headers: ["Authorization": Secret("Basic U3VwZXJ2aXNvcjpTdXBlcnZpc29y")],
                body: #"{"Name":"[#Subject#]"}"#
            )
        )
    }

    /// Sets a part of the process; false for one that there is not, or a value that is none.
    private static func setProcess(
        _ part: String,
        to value: String,
        _ process: inout BusinessProcess
    ) -> Bool {
        let seconds = Int64(value).map { Duration.seconds($0) }
        let field = value.split(separator: ":", maxSplits: 1).map(String.init)
        switch (part, seconds) {
        case ("address", _): process.call.address = Secret(value)
        case ("body", _): process.call.body = BodyTemplate(value)
        case ("header", _) where field.count == 2:
            process.call.headers[field[0]] = Secret(String(field[1].drop { $0 == " " }))
        case ("object", _): process.signal.object = value
        case ("filter", _): process.filter = value
        case ("is active", _): process.isActive = value == "yes"
        case ("signal", _) where value == "deleted": process.signal.event = .deleted
        case ("signal", _) where value == "modified": process.signal.event = .modified()
        case ("retries", _): process.call.retries = Int(value) ?? 0
        case ("response timeout", let seconds?): process.call.responseTimeout = seconds
        case ("execution time", let seconds?): process.call.maximumExecutionTime = seconds
        default: return false
        }
        return true
    }
}
