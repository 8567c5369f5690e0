/// An instance of a process, as the process log has it (creatio.md section 5.2).
struct ProcessEntry: Sendable, Equatable {
    enum State: Sendable, Equatable {
        case running, completed
        case failed(String)
    }

    let name: String
    let state: State
}
