/// What becomes of an instance of a process (creatio.md section 4.5).
package enum StockProcessStatus: String, StockLookup {
    case running = "ed2ae277-b6e2-df11-971b-001d60e938c6"
    case completed = "815c9586-b6e2-df11-971b-001d60e938c6"
    case error = "f942c08d-b6e2-df11-971b-001d60e938c6"
    case canceled = "1be78f3e-234d-4d6a-869a-dc07253fd2f3"
    case inactive = "67700d9c-28ac-46ef-9037-b81a53b7b330"
    case cancelling = "006f6d7a-6d9a-4e8c-bf5f-2ddac8b3df9a"

    package static let object = "SysProcessStatus"

    package var name: String {
        switch self {
        case .running: "Running"
        case .completed: "Completed"
        case .error: "Error"
        case .canceled: "Canceled"
        case .inactive: "Inactive"
        case .cancelling: "Cancelling"
        }
    }
}
