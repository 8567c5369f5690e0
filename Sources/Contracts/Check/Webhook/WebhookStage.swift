import CreatioClient
import Foundation
import HandoffCore
import JSON
import OData
import Wire

/// Does to a case what is to start the processes, or asks a rep for it, and listens meanwhile.
///
/// A reply has to be a rep's. The core's own activities must not start the process, so a set-up
/// that is right leaves out what the user of the OAuth application wrote, and a reply under that
/// user would prove nothing. Creatio takes `CreatedById` from whoever writes a row (creatio.md
/// section 3.6), so the check writes reply and note in the name of a rep, reads back whether that
/// was taken, and asks a rep where it was not.
struct WebhookStage {
    /// For how long nothing has to come until it counts as nothing, at least.
    private static let shortestQuiet = Duration.seconds(10)
    /// How often it is looked whether a call has come.
    private static let pause = Duration.milliseconds(500)

    let plan: WebhookPlan
    /// What may be made; nil where the check only reads.
    let writing: WritePlan.WebhookRecords?
    let integration: CreatioSettings
    let processes: ProcessRecords
    let environment: Environment
    let rep: RepAtWork
    private let rows: WriteRows?
    private(set) var records: PlannedRecords
    private(set) var story: WebhookStory?
    /// Whether somebody hung something on the case that the check cannot delete.
    private(set) var isTouched = false

    init(plan: WebhookPlan, bench: CheckBench) throws {
        let client = try bench.client
        self.plan = plan
        writing = bench.settings.plan?.webhook
        integration = bench.integration
        environment = bench.environment
        processes = ProcessRecords(client: client, model: bench.model)
        records = PlannedRecords(client: client, marker: plan.marker)
        rows = bench.settings.plan.map { WriteRows(plan: $0, bench: bench) }
        rep = RepAtWork(
            plan: plan,
            client: client,
            replyTypes: bench.integration.replyTypeIDs,
            skew: bench.transport.skew ?? .zero,
            environment: bench.environment
        )
    }

    /// Plays the whole story; where nobody does what it needs, it ends earlier.
    ///
    /// - Throws: `CreatioError`, `CancellationError`.
    mutating func play() async throws {
        guard try await open(), try await reply() else { return }
        try await writeOwn()
        try await note()
        try await close()
    }

    /// Deletes what was made, unless a rep hung something on it.
    func cleanUp(on bench: inout CheckBench) async throws {
        guard let writing else { return }
        guard !isTouched else {
            return bench.skip(
                .cleanup,
                "the case '\(plan.marker)' and what you added stay; delete them by hand",
                subject: "webhook"
            )
        }
        try await records.cleanUp(writing.all, on: &bench, subject: "webhook")
    }
}

// MARK: - The steps

extension WebhookStage {
    private var listener: WebhookListener { plan.listener }

    private mutating func open() async throws -> Bool {
        let mark = listener.count
        var opened: Deed?
        if let writing, let rows {
            plan.say("Making the case '\(plan.marker)'.")
            var row = rows.case(writing.case)
            // People look for it by its name.
            row["Subject"] = .string(plan.marker)
            opened = try await make(writing.case, row)
        } else {
            opened = try await rep.opensCase()
        }
        guard let opened else { return false }
        story = WebhookStory(caseID: opened.recordID)
        try await keep(.opening, opened, from: mark)
        return true
    }

    private mutating func reply() async throws -> Bool {
        var mark = listener.count
        if let writing, let type = integration.replyTypeIDs.first,
            let deed = try await makeAsRep(
                writing.reply,
                "a reply",
                [
                    "TypeId": .string(type),
                    "DetailedResult": .string("A reply of \(plan.marker)."),
                ]
            )
        {
            try await keep(.reply, deed, from: mark, for: .reply)
            return true
        }
        mark = listener.count
        guard let id = story?.caseID, let deed = try await rep.replies(to: id) else {
            return false
        }
        isTouched = true
        try await keep(.reply, deed, from: mark, for: .reply)
        return true
    }

    private mutating func writeOwn() async throws {
        guard let writing, let rows else { return }
        let mark = listener.count
        plan.say("Writing an activity as the integration does; no call should come.")
        if let deed = try await make(writing.own, rows.activity(writing.own, on: writing.case)) {
            try await keep(.own, deed, from: mark)
        }
    }

    private mutating func note() async throws {
        var mark = listener.count
        if let writing, let type = try await typeOfNotes(),
            let deed = try await makeAsRep(
                writing.note,
                "an internal activity, for which no call should come,",
                ["TypeId": .string(type)]
            )
        {
            return try await keep(.note, deed, from: mark)
        }
        mark = listener.count
        guard let id = story?.caseID, let deed = try await rep.notes(on: id) else { return }
        isTouched = true
        try await keep(.note, deed, from: mark)
    }

    private mutating func close() async throws {
        let mark = listener.count
        guard let id = story?.caseID else { return }
        var deed: Deed?
        if let writing, !plan.isByHand {
            deed = try await resolve(writing.case)
        } else {
            deed = try await rep.resolves(id)
        }
        if let deed { try await keep(.closure, deed, from: mark, for: .closure) }
    }
}

// MARK: - What the check does by itself

extension WebhookStage {
    private mutating func make(_ record: WritePlan.Record, _ row: JSONValue) async throws -> Deed? {
        if let error = try await records.create(record, row) { throw error }
        return try await deed(record, at: "CreatedOn")
    }

    /// Makes an activity in the name of a rep; nil where that cannot be done.
    private mutating func makeAsRep(
        _ record: WritePlan.Record,
        _ words: String,
        _ values: [String: JSONValue]
    ) async throws -> Deed? {
        guard !plan.isByHand, let writing, let rows,
            let contact = plan.repContactID ?? integration.defaultCaseOwnerID
        else { return nil }
        plan.say("Adding \(words) in the name of the rep \(contact).")
        var row = rows.activity(record, on: writing.case)
        for column in ["CreatedById", "ModifiedById", "AuthorId", "OwnerId"] {
            row[column] = .string(contact)
        }
        for (column, value) in values { row[column] = value }
        guard try await records.create(record, row) == nil else { return nil }
        let author = try await records.read(record, ["CreatedById"])?["CreatedById"]?.text
        // Settings may spell an id in capitals, Creatio does not.
        if author?.lowercased() == contact.lowercased() {
            return try await deed(record, at: "CreatedOn")
        }
        plan.say("Creatio did not take the rep as its author, so it has to be done by hand.")
        try await environment.clock.sleep(for: quiet)
        return nil
    }

    private func resolve(_ record: WritePlan.Record) async throws -> Deed? {
        guard let status = try await resolvedStatus(), let id = UUID(uuidString: record.id) else {
            return nil
        }
        plan.say("Resolving the case.")
        try await records.client.update("Case", id: id, ["StatusId": .string(status)])
        return try await deed(record, at: "ModifiedOn")
    }

    private func deed(_ record: WritePlan.Record, at column: String) async throws -> Deed {
        let now = environment.now()
        let moment = try await records.read(record, [column])?[column]?.text
        return Deed(
            recordID: record.id,
            at: now,
            instanceTime: moment.flatMap { Timestamp(iso8601: $0) }
        )
    }

    private func resolvedStatus() async throws -> String? {
        if let status = integration.resolvedStatusID { return status }
        var options = QueryOptions()
        options.select = [["Id"]]
        options.filter = .binary(.eq, .path(["IsResolved"]), .literal(.boolean(true)))
        options.top = 1
        return try await records.client.query("CaseStatus", options).first?["Id"]?.text
    }

    /// A type of activities that is none of replies.
    private func typeOfNotes() async throws -> String? {
        var options = QueryOptions()
        options.select = [["Id"]]
        options.orderBy = [OrderItem(expression: .path(["Name"]), isDescending: false)]
        return try await records.client.query("ActivityType", options)
            .compactMap { $0["Id"]?.text }
            .first { !integration.replyTypeIDs.contains($0) }
    }
}

// MARK: - Listening

extension WebhookStage {
    /// How long nothing has to come: calls that take long may come late.
    private var quiet: Duration {
        guard let story, let episode = story.episode(.reply),
            let call = episode.calls.first(where: { $0.event != nil })
        else { return Self.shortestQuiet }
        return max(Self.shortestQuiet, (call.at - episode.at) * 3)
    }

    /// Listens until the call has come, or the time for it is over, and then for more.
    private mutating func keep(
        _ moment: WebhookMoment,
        _ deed: Deed,
        from mark: Int,
        for subject: WebhookSubject? = nil
    ) async throws {
        guard var story else { return }
        var episode = WebhookEpisode(moment: moment, recordID: deed.recordID, at: deed.at)
        if let subject {
            let judgement = WebhookJudgement(story: story, subject: subject, process: nil)
            let begun = episode
            try await wait(from: mark) { call in
                call.event == nil || judgement.isExpected(call, in: begun)
            }
        }
        try await environment.clock.sleep(for: quiet)
        episode.calls = listener.calls(from: mark)
        if let subject, episode.calls.allSatisfy({ $0.event?.kind != subject.kind }) {
            let since = (deed.instanceTime ?? deed.at) + .seconds(-1)
            let name = subject.process(in: plan)
            episode.log = try await processes.entries(since: since, of: name)
            story.inactive = try await processes.inactive()
        }
        story.episodes.append(episode)
        self.story = story
    }

    private func wait(
        from mark: Int,
        until tells: (HeardCall) -> Bool
    ) async throws {
        var progress = Progress(plan: plan, limit: plan.callWait, environment: environment)
        plan.say("Waiting for the call that tells of it.")
        while !listener.calls(from: mark).contains(where: tells), progress.goesOn() {
            try await environment.clock.sleep(for: Self.pause)
        }
    }
}
