import JSON

/// Which activities the core was told of: by the business processes, or by a step of the scenario.
struct Announcements {
    private struct Pair: Hashable {
        let caseID: String
        let activityID: String
    }

    private var pairs: Set<Pair> = []
    /// Cases of which the call named no activity.
    private var cases: Set<String> = []
    /// Cases that a step named, where no process log tells of it.
    private var casesByHand: Set<String> = []
    private let logged: Set<String>

    /// - Parameters:
    ///   - exchanges: The trace.
    ///   - logged: The activities of which Creatio's process log says so.
    init(exchanges: [Exchange], logged: [String]) {
        self.logged = Set(logged)
        for exchange in exchanges {
            guard exchange.path.hasPrefix("/backend/creatio/webhook/"),
                let status = exchange.status, 200..<300 ~= status,
                // A body that is not JSON announces nothing.
                let body = try? JSONValue.parse(exchange.body),
                let caseID = body["caseId"]?.text?.bareID
            else { continue }
            if let activityID = body["activityId"]?.text?.bareID {
                pairs.insert(Pair(caseID: caseID, activityID: activityID))
            } else {
                cases.insert(caseID)
                if exchange.sender != "creatio" { casesByHand.insert(caseID) }
            }
        }
    }

    /// Whether the core was told of the activity on that case.
    func name(_ activityID: String, of caseID: String) -> Bool {
        pairs.contains(Pair(caseID: caseID, activityID: activityID))
            || casesByHand.contains(caseID)
            || (cases.contains(caseID) && logged.contains(activityID))
    }
}

extension String {
    fileprivate var bareID: String { lowercased().filter { $0 != "{" && $0 != "}" } }
}
