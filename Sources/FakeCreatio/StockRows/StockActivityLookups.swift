/// The stock types of an activity (creatio.md section 4.5).
package enum StockActivityType: String, StockLookup {
    case task = "fbe0acdc-cfc0-df11-b00f-001d60e938c6"
    case email = "e2831dec-cfc0-df11-b00f-001d60e938c6"
    case call = "e1831dec-cfc0-df11-b00f-001d60e938c6"
    case visit = "e3831dec-cfc0-df11-b00f-001d60e938c6"

    package static let object = "ActivityType"

    package var name: String {
        switch self {
        case .task: "Task"
        case .email: "Email"
        case .call: "Call"
        case .visit: "Visit"
        }
    }

    /// That the code is the English name is assumed; only the column is known.
    var stockRow: StockRow { row(["Code": .text(name)]) }
}

/// The stock stages of an activity (creatio.md section 4.5).
package enum StockActivityStatus: String, StockLookup {
    case notStarted = "384d4b84-58e6-df11-971b-001d60e938c6"
    case inProgress = "394d4b84-58e6-df11-971b-001d60e938c6"
    case completed = "4bdbb88f-58e6-df11-971b-001d60e938c6"
    case canceled = "201cfba8-58e6-df11-971b-001d60e938c6"

    package static let object = "ActivityStatus"

    package var name: String {
        switch self {
        case .notStarted: "Not started"
        case .inProgress: "In progress"
        case .completed: "Completed"
        case .canceled: "Canceled"
        }
    }

    var stockRow: StockRow {
        let code =
            switch self {
            case .notStarted: "NotStarted"
            case .inProgress: "InProgress"
            case .completed: "Finished"
            case .canceled: "Canceled"
            }
        return row([
            "Code": .text(code), "Finish": .boolean(self == .completed || self == .canceled),
        ])
    }
}

/// The stock priorities of an activity whose ids are known (creatio.md section 4.5).
package enum StockActivityPriority: String, StockLookup {
    case medium = "ab96fa02-7fe6-df11-971b-001d60e938c6"
    case high = "d625a9fc-7ee6-df11-971b-001d60e938c6"

    package static let object = "ActivityPriority"

    package var name: String {
        switch self {
        case .medium: "Medium"
        case .high: "High"
        }
    }
}

/// The stock categories of an activity (creatio.md section 4.5).
package enum StockActivityCategory: String, StockLookup {
    case toDo = "f51c4643-58e6-df11-971b-001d60e938c6"
    case meeting = "42c74c49-58e6-df11-971b-001d60e938c6"
    case paperwork = "2365ae4f-58e6-df11-971b-001d60e938c6"
    case callAsTask = "03df85bf-6b19-4dea-8463-d5d49b80bb28"
    case call = "e52bd583-7825-e011-8165-00155d043204"
    case email = "8038a396-7825-e011-8165-00155d043204"

    package static let object = "ActivityCategory"

    package var name: String {
        switch self {
        case .toDo: "To do"
        case .meeting: "Meeting"
        case .paperwork: "Paperwork"
        case .callAsTask: "Call as task"
        case .call: "Call"
        case .email: "Email"
        }
    }

    /// The type to which the category belongs.
    var type: StockActivityType {
        switch self {
        case .toDo, .meeting, .paperwork, .callAsTask: .task
        case .call: .call
        case .email: .email
        }
    }

    var stockRow: StockRow { row(["ActivityTypeId": .guid(type.id)]) }
}
