import JSON
import Wire

/// Carries the replies on one case to its visitor, in the order in which they were written.
struct ReplyCourier: Sendable {
    let reader: CaseReader
    let settings: CreatioSettings
    let caseID: CaseID
    let session: SessionID
    let store: CoreStore
    let publicURL: String
    let environment: Environment

    /// Delivers those of the activities that are replies.
    ///
    /// - Parameters:
    ///   - named: Activities that were announced by their id.
    ///   - andAllNew: Whether everything that is new on the case is delivered too.
    /// - Returns: What became of each activity that was looked at.
    /// - Throws: `CreatioError` or `DatabaseError`.
    func deliver(_ named: [ActivityID], andAllNew: Bool) async throws -> [ActivityID: String] {
        var outcomes: [ActivityID: String] = [:]
        var wanted: [ActivityID] = []
        for activity in named {
            if let origin = try await store.origin(of: activity) {
                outcomes[activity] = origin.rawValue
            } else {
                wanted.append(activity)
            }
        }
        var replies = try await reader.activities(wanted).compactMap(judged)
        if andAllNew {
            for reply in try await reader.activities(of: caseID).compactMap(judged)
            where !replies.contains(where: { $0.activityID == reply.activityID }) {
                if try await store.origin(of: reply.activityID) == nil { replies.append(reply) }
            }
        }
        for reply in replies.sorted(by: { $0.createdOn < $1.createdOn }) {
            outcomes[reply.activityID] = try await hand(over: reply)
        }
        return outcomes
    }

    private func judged(_ row: JSONValue) -> Reply? {
        Reply(row: row, caseID: caseID, settings: settings)
    }

    private func hand(over reply: Reply) async throws -> String {
        guard case .forVisitor = reply.content else {
            return try await store.deliver(reply, to: session, now: environment.now())
        }
        let files = try await reader.files(of: reply.activityID).compactMap { row in
            row["Id"]?.text.map { id in
                offer(
                    .activityFile,
                    id,
                    name: row["Name"]?.filledText ?? "file",
                    size: row["Size"]?.wholeNumber ?? 0
                )
            }
        }
        let avatar = reply.photoID.map { offer(.image, $0, name: "photo", size: 0) }
        return try await store.deliver(
            reply,
            files: files,
            avatar: avatar,
            to: session,
            now: environment.now()
        )
    }

    private func offer(_ source: ReplyFile.Source, _ id: String, name: String, size: Int)
        -> ReplyFile.Offer
    {
        ReplyFile.Offer(
            newID: environment.makeID(),
            source: source,
            recordID: id,
            name: name,
            size: size,
            publicURL: publicURL
        )
    }
}

extension JSONValue {
    fileprivate var wholeNumber: Int? {
        guard case .number(let number) = self else { return nil }
        return number.integer
    }
}
