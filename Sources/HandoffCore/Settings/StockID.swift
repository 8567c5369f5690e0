/// Ids that every Creatio has out of the box (creatio.md section 4.5).
enum StockID {
    /// `ActivityType` Task.
    static let taskType = "fbe0acdc-cfc0-df11-b00f-001d60e938c6"
    /// `ActivityType` Email.
    static let emailType = "e2831dec-cfc0-df11-b00f-001d60e938c6"
    /// `EmailType` Incoming: what a customer sent.
    static let incomingEmail = "7f9d1f86-f36b-1410-068c-20cf30b39373"
    /// `EmailType` Outgoing: what a user writes in Creatio.
    static let outgoingEmail = "7f6d3f94-f36b-1410-068c-20cf30b39373"
    /// `EmailSendStatus` Not sent.
    static let notSentEmail = "20c0c460-6107-e011-a646-16d83cab0980"
    /// `ActivityStatus` Completed.
    static let completedStatus = "4bdbb88f-58e6-df11-971b-001d60e938c6"
    /// `FileType` File.
    static let fileType = "529bc2f8-0ee0-df11-971b-001d60e938c6"
}
