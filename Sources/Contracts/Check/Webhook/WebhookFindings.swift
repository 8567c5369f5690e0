import HandoffCore
import Wire

/// What a story tells, as results.
struct WebhookFindings {
    /// What the widget waits between two polls by default: a call that takes longer doubles the
    /// time until the visitor sees a reply (opencx.md section 9, item 7).
    private static let longestDelay = Duration.seconds(10)
    /// What has to be right one after the other for a call to be understood.
    private static let chain: [CheckID] = [.process, .signal, .processAddress, .token, .body]

    let story: WebhookStory
    let plan: WebhookPlan
    /// The processes of which the library says that they are active.
    let active: Set<String>

    func report(on bench: inout CheckBench) {
        let calls = WebhookSubject.allCases.compactMap { subject in
            report(subject, on: &bench).map { (subject, $0) }
        }
        delay(of: calls, on: &bench)
        duplicates(of: calls.map(\.0), on: &bench)
        let hearsReplies = calls.contains { $0.0 == .reply }
        silence(.echo, at: .own, hearsReplies, on: &bench)
        silence(.internalActivity, at: .note, hearsReplies, on: &bench)
    }

    // MARK: - Whether a call comes

    /// - Returns: The call, if one came as it should.
    private func report(_ subject: WebhookSubject, on bench: inout CheckBench) -> HeardCall? {
        let name = subject.process(in: plan)
        let judgement = WebhookJudgement(story: story, subject: subject, process: name)
        switch judgement.outcome {
        case .heard(let call):
            for check in Self.chain {
                bench.pass(check, proof(of: check, call), subject: subject.rawValue)
            }
            return call
        case .fault(let cause, let fact):
            let index = Self.chain.firstIndex(of: cause) ?? 0
            for check in Self.chain[..<index] {
                if check == .process, cause == .signal {
                    process(of: subject, on: &bench)
                } else {
                    bench.pass(check, proof(of: check, nil), subject: subject.rawValue)
                }
            }
            bench.fail(cause, fact, subject: subject.rawValue)
            for check in Self.chain[(index + 1)...] {
                bench.skip(
                    check,
                    "not looked at: '\(cause.rawValue)' failed",
                    subject: subject.rawValue
                )
            }
        case .notDone(let reason):
            bench.leaveOpen(.signal, reason, subject: subject.rawValue)
            for check in Self.chain where check != .signal {
                bench.skip(check, reason, subject: subject.rawValue)
            }
        }
        return nil
    }

    /// Tells what is known of a process that was not started when it should have been.
    private func process(of subject: WebhookSubject, on bench: inout CheckBench) {
        let runs = story.episodes.contains { episode in
            episode.calls.contains { $0.event?.kind == subject.kind }
        }
        let name = subject.process(in: plan)
        let fact =
            runs ? "it is active" : name.flatMap { active.contains($0) ? "'\($0)' is active" : nil }
        if let fact { return bench.pass(.process, fact, subject: subject.rawValue) }
        bench.leaveOpen(
            .process,
            name == nil
                ? "whether it is active is not known; say its name with --\(subject.rawValue)-process"
                : "the process library cannot be read",
            subject: subject.rawValue
        )
    }

    private func proof(of check: CheckID, _ call: HeardCall?) -> String {
        switch check {
        case .processAddress: "the call came to the webhook's path"
        case .token: "the call came with the webhook's token"
        case .body:
            "'\(call?.event?.kind.rawValue ?? "")' with the id of the case"
                + (call?.event?.activityID != nil ? " and that of the activity" : "")
        default: "it was started"
        }
    }

    // MARK: - How it comes

    private func delay(of calls: [(WebhookSubject, HeardCall)], on bench: inout CheckBench) {
        let delays = calls.compactMap { subject, call in
            story.episode(subject.moment).map { max(.zero, call.at - $0.at) }
        }
        guard let longest = delays.max() else { return bench.skip(.delay, "no call came") }
        let fact = "after \(longest.components.seconds) s at most"
        if longest > Self.longestDelay {
            bench.fail(.delay, "a call came only \(fact)")
        } else {
            bench.pass(.delay, fact)
        }
    }

    private func duplicates(of subjects: [WebhookSubject], on bench: inout CheckBench) {
        guard !subjects.isEmpty else { return bench.skip(.duplicates, "no call came") }
        var isSingle = true
        for subject in subjects {
            guard let episode = story.episode(subject.moment) else { continue }
            let judgement = WebhookJudgement(story: story, subject: subject, process: nil)
            let count = episode.calls.count { judgement.isExpected($0, in: episode) }
            guard count > 1 else { continue }
            isSingle = false
            bench.fail(
                .duplicates,
                "\(count) calls came when \(subject.moment.words)",
                subject: subject.rawValue
            )
        }
        if isSingle { bench.pass(.duplicates, "each was told of once") }
    }

    // MARK: - What no call may come for

    private func silence(
        _ check: CheckID,
        at moment: WebhookMoment,
        _ hearsReplies: Bool,
        on bench: inout CheckBench
    ) {
        guard hearsReplies else { return bench.skip(check, "no call came for a reply") }
        guard let episode = story.episode(moment) else {
            return bench.leaveOpen(
                check,
                moment == .own ? "only writing would tell" : "nobody added one"
            )
        }
        let replies = WebhookJudgement(story: story, subject: .reply, process: nil)
        if episode.calls.contains(where: { replies.isExpected($0, in: episode) }) {
            bench.fail(check, "'\(WebhookSubject.reply.kind.rawValue)' came when \(moment.words)")
        } else {
            bench.pass(check, "no call came when \(moment.words)")
        }
    }
}
