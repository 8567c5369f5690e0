/// A business process that tells the core what happens in Creatio (creatio.md sections 5.1 and
/// 5.2).
package struct ProcessNeed: Codable, Sendable, Hashable {
    /// The object of the start event *Signal*.
    package var object: String
    /// What has to happen: `added`, `modified` or `deleted`.
    package var event: String
    /// The columns whose change starts it; empty for any.
    @Sorted package var watches: Set<String> = []
    /// The condition on the record, as a `$filter`.
    package var filter: String?
    /// The `event_type` that it sends.
    package var sends: String

    package init(
        object: String,
        event: String,
        watches: Set<String> = [],
        filter: String? = nil,
        sends: String
    ) {
        self.object = object
        self.event = event
        self.watches = watches
        self.filter = filter
        self.sends = sends
    }
}

/// The body of a call of the webhook with one `event_type`.
package struct WebhookBody: Codable, Sendable, Hashable {
    /// The members that every accepted call had, and their types.
    @Table package var required: [String: String] = [:]
    /// The members that some had.
    @Table package var optional: [String: String] = [:]

    package init(required: [String: String] = [:], optional: [String: String] = [:]) {
        self.required = required
        self.optional = optional
    }
}
