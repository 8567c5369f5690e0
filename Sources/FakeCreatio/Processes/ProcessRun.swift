package import Wire

/// One entry of the process log: an instance of a process and what became of it.
///
/// It names no address: a webhook's token is part of it.
package struct ProcessRun: Sendable, Equatable {
    package let id: String
    /// The name of the process.
    package let process: String
    /// The object of the record that started it.
    package let object: String
    package let recordID: String
    package let startedOn: Timestamp
    package var completedOn: Timestamp?
    /// How many times the web service was called.
    package var attempts = 0
    package var outcome = Outcome.waiting

    /// What became of the instance.
    package enum Outcome: Sendable, Equatable {
        /// It waits for the background worker, or is at work.
        case waiting
        /// The web service answered with this status, below 400.
        case completed(status: Int)
        /// Every attempt failed; the reason of the last one.
        case failed(String)
    }

    init(_ start: ProcessStart) {
        id = start.id
        process = start.process
        object = start.object
        recordID = start.recordID
        startedOn = start.startedOn
    }
}

/// A reply that a process has told the web service of.
package struct AnnouncedReply: Sendable, Equatable {
    package let activityID: String
    package let caseID: String
    /// The contact who wrote it, by which a reply of a rep is told from an activity of the
    /// integration.
    package let authorID: String
    /// The name of the process.
    package let process: String

    package init(activityID: String, caseID: String, authorID: String, process: String) {
        self.activityID = activityID
        self.caseID = caseID
        self.authorID = authorID
        self.process = process
    }
}
