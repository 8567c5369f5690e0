/// The two processes that the guide to the Creatio handoff has its reader make
/// (opencx.md section 2.5).
extension BusinessProcess {
    /// How often the stock processes repeat a call: the number in Creatio's own example.
    package static let stockRetries = 10

    /// Tells the webhook of every reply of a rep: an activity of type Task or Email is added.
    ///
    /// - Parameters:
    ///   - webhookURL: The address of the webhook, its token included.
    ///   - namesActivity: Whether the body names the activity; the documented body names only the
    ///     case.
    /// - Returns: The process, switched on.
    package static func agentReplies(
        webhookURL: String,
        namesActivity: Bool = true
    ) -> BusinessProcess {
        BusinessProcess(
            name: "Agent replies",
            signal: ProcessSignal(object: "Activity", event: .added),
            filter: "(Type/Id eq \(StockActivityType.task.id)"
                + " or Type/Id eq \(StockActivityType.email.id)) and Case ne null",
            call: WebServiceCall(
                address: webhookURL,
                body: namesActivity
                    ? """
                    {"event_type":"new_activity","caseId":"[#Case.Id#]","activityId":"[#Id#]"}
                    """ : #"{"event_type":"new_activity","caseId":"[#Case.Id#]"}"#,
                retries: stockRetries
            )
        )
    }

    /// Tells the webhook that a case is resolved, closed or canceled.
    ///
    /// The event's name is ours: the page that would tell it is not public.
    ///
    /// - Parameter webhookURL: The address of the webhook, its token included.
    /// - Returns: The process, switched on.
    package static func caseClosure(webhookURL: String) -> BusinessProcess {
        let ended: [StockCaseStatus] = [.resolved, .closed, .canceled]
        return BusinessProcess(
            name: "Case closure",
            signal: ProcessSignal(object: "Case", event: .modified(watching: ["StatusId"])),
            filter: ended.map { "Status/Id eq \($0.id)" }.joined(separator: " or "),
            call: WebServiceCall(
                address: webhookURL,
                body: #"{"event_type":"case_closed","caseId":"[#Id#]"}"#,
                retries: stockRetries
            )
        )
    }
}
