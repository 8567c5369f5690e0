import CreatioClient
import JSON
import OData
import Wire

/// Writes several activities of one case in one request, each once and in their order.
struct TranscriptBatch: Sendable {
    /// Creatio takes so many calls in a batch (creatio.md section 3.8).
    static let limit = 100
    /// How many bytes of activities travel in one request; the first one goes however long it is.
    static let sizeLimit = 1_000_000

    let client: CreatioClient
    /// Whether an earlier attempt may have written some of them.
    let mayHaveHappened: Bool

    /// How far the writing came.
    struct Progress: Sendable {
        /// So many activities, from the first one on, stand in Creatio.
        var written: Int
        /// Why the one behind them does not; nil where nothing went wrong.
        var failure: CreatioError?
    }

    /// Writes as many as one request may carry.
    ///
    /// Parts of a batch are carried out in their order and end with the first that fails, so what
    /// stands in Creatio is always a beginning of the list.
    ///
    /// - Throws: `CreatioError` where the batch as a whole failed, and nobody knows how far it
    ///   came.
    func write(_ activities: [ActivityRow]) async throws -> Progress {
        let part = Self.part(of: activities)
        let present = mayHaveHappened ? try await existing(part.map(\.id)) : []
        let missing = part.filter { !present.contains($0.id) }
        guard !missing.isEmpty else { return Progress(written: part.count) }
        let results = try await client.batch(missing.map { .create("Activity", $0.columns) })
        guard case .failure(let error)? = results.last else {
            let next = missing.count == results.count ? nil : missing[results.count]
            return Progress(written: part.firstIndex { $0.id == next?.id } ?? part.count)
        }
        let failed = missing[results.count - 1]
        let place = part.firstIndex { $0.id == failed.id } ?? 0
        // Creatio may report an error although it saved (creatio.md section 7, item 18).
        if error.isRefusal, try await stands(failed.id) {
            return Progress(written: place + 1)
        }
        return Progress(written: place, failure: error)
    }

    private static func part(of activities: [ActivityRow]) -> [ActivityRow] {
        var size = 0
        let part = activities.prefix(limit).prefix { activity in
            size += activity.columns.serialized().count
            return size <= sizeLimit
        }
        return part.isEmpty ? Array(activities.prefix(1)) : Array(part)
    }

    /// Whether it is known to stand in Creatio; who may not read it does not know.
    private func stands(_ id: ActivityID) async throws -> Bool {
        do {
            return try await !existing([id]).isEmpty
        } catch let refusal as CreatioError where refusal.isLastingRefusal {
            return false
        }
    }

    private func existing(_ ids: [ActivityID]) async throws -> Set<ActivityID> {
        var found: Set<ActivityID> = []
        for ids in ids.slices(of: CaseReader.idsPerFilter) {
            var options = QueryOptions()
            options.select = [["Id"]]
            options.filter = try .anyOf(ids, at: ["Id"])
            for row in try await client.query("Activity", options) {
                if let id = row["Id"]?.text { found.insert(ActivityID(rawValue: id.lowercased())) }
            }
        }
        return found
    }
}
