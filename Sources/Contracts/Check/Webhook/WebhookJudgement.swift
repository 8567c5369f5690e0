import HandoffCore
import Wire

/// What a story tells of the process of replies or of that of closures.
struct WebhookJudgement: Sendable {
    enum Outcome: Sendable, Equatable {
        case heard(HeardCall)
        /// What is wrong, by the check that looks for it.
        case fault(CheckID, String)
        /// What should have started the process was not done.
        case notDone(String)
    }

    let story: WebhookStory
    let subject: WebhookSubject
    /// The name of the process, where somebody has said it.
    let process: String?

    var outcome: Outcome {
        guard let episode = story.episode(subject.moment) else {
            return .notDone("nobody did what starts the process")
        }
        if let call = episode.calls.first(where: { isExpected($0, in: episode) }) {
            return .heard(call)
        }
        for call in episode.calls {
            if let (check, fact) = fault(of: call, in: episode) { return .fault(check, fact) }
        }
        let (check, fact) = cause(ofSilenceIn: episode)
        return .fault(check, fact)
    }

    /// Whether the core would do with the call what it is for.
    func isExpected(_ call: HeardCall, in episode: WebhookEpisode) -> Bool {
        guard let event = call.event, event.kind == subject.kind, isOfCase(event) else {
            return false
        }
        return event.activityID.map { $0.rawValue == episode.recordID } ?? true
    }

    private func isOfCase(_ event: WebhookEvent) -> Bool { event.caseID.rawValue == story.caseID }

    // MARK: - What came, and was wrong

    private func fault(of call: HeardCall, in episode: WebhookEpisode) -> (CheckID, String)? {
        switch (call.place, call.reading) {
        case (.elsewhere(let path), _):
            (.processAddress, "the call came to '\(path)', which is not the webhook's path")
        case (.otherToken, _): (.token, "the call came with a token that is not the webhook's")
        case (.right, .unreadable(let reason)): (.body, reason)
        case (.right, .event(let event)): fault(of: event, in: episode).map { (CheckID.body, $0) }
        }
    }

    /// What is wrong with an event; nil for one that is of something else.
    private func fault(of event: WebhookEvent, in episode: WebhookEpisode) -> String? {
        let isReply = subject == .reply
        if isReply, event.caseID.rawValue == episode.recordID {
            return "'caseId' is the id of the activity, and not of its case"
        }
        guard isOfCase(event) else { return nil }
        if event.kind != subject.kind {
            // That the case was resolved may also have started the process of replies.
            return isReply || isReplyHeard
                ? "'event_type' is '\(event.kind.rawValue)' where \(subject.moment.words)" : nil
        }
        return event.activityID?.rawValue == story.caseID
            ? "'activityId' is the id of the case, and not of the activity" : nil
    }

    private var isReplyHeard: Bool {
        let replies = WebhookJudgement(story: story, subject: .reply, process: nil)
        guard let episode = story.episode(.reply) else { return false }
        return episode.calls.contains { replies.isExpected($0, in: episode) }
    }

    // MARK: - Why nothing came

    private func cause(ofSilenceIn episode: WebhookEpisode) -> (CheckID, String) {
        let silence = "no call came when \(subject.moment.words)"
        if let moment = momentOfCall {
            return (
                .signal, "\(silence), but '\(subject.kind.rawValue)' came when \(moment.words)"
            )
        }
        if let fact = factOfLog(episode.log ?? []) { return (.processAddress, fact) }
        if process == nil, let inactive = story.inactive, !inactive.isEmpty {
            let names = inactive.map { "'\($0)'" }.joined(separator: ", ")
            return (.process, "\(silence); not active are \(names)")
        }
        return (.signal, silence + (hint(episode.log).map { "; \($0)" } ?? ""))
    }

    /// What else the process was started by.
    private var momentOfCall: WebhookMoment? {
        story.episodes.first { episode in
            episode.moment != subject.moment
                && episode.calls.contains { call in
                    call.event.map { $0.kind == subject.kind && isOfCase($0) } ?? false
                }
        }?
        .moment
    }

    /// What the log tells of a process that has started without a call that came here.
    ///
    /// That some process came to its end tells nothing, unless it is the one: a save starts many.
    private func factOfLog(_ entries: [ProcessEntry]) -> String? {
        for entry in entries {
            switch entry.state {
            case .failed(let reason):
                return "'\(entry.name)' has started and failed: \(reason)"
            case .running:
                return "'\(entry.name)' has started and is at work, but no call comes here"
            case .completed where process != nil:
                return "'\(entry.name)' has come to its end, but no call came here"
            case .completed: continue
            }
        }
        return nil
    }

    private func hint(_ log: [ProcessEntry]?) -> String? {
        if let process { return "'\(process)' was not started" }
        guard let log else { return "the process log cannot be read" }
        let ended = Set(log.map(\.name)).sorted().map { "'\($0)'" }.joined(separator: ", ")
        return ended.isEmpty
            ? "no process was started"
            : "processes that came to their end meanwhile: \(ended)"
    }
}
