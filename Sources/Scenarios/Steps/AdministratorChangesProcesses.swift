import FakeCreatio

/// The administrator of Creatio changes the business processes while the system runs.
package struct AdministratorChangesProcesses: Step {
    package static let key = "administrator changes processes"
    package static let summary =
        "The administrator of Creatio switches a business process on or off, or corrects it."
    package static let example = "administrator changes processes: { agent replies: active }"

    /// Nil leaves the process as it is.
    let replies: GivenProcess?
    let closure: GivenProcess?

    package static let shape = GivenProcess.pair.map {
        AdministratorChangesProcesses(replies: $0[0], closure: $0[1])
    }

    package func run(on stage: Stage) async throws {
        try await stage.creatio.changeProcesses { processes in
            for changed in [replies?.agentReplies, closure?.caseClosure].compactMap(\.self) {
                for index in processes.indices where processes[index].name == changed.name {
                    processes[index] = changed
                }
            }
        }
    }
}
