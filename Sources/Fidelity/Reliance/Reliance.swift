/// Which entries of the ledger a run relied on, and how much of it stands on assumptions.
///
/// A request relies on the entries all of whose features it has. It stands as well as the weakest
/// of its features, and a feature as well as the best entry that answers for it.
package struct Reliance: Sendable, Equatable {
    /// The entries that were relied on, in the order of the ledger.
    package private(set) var entries: [LedgerIndex.Entry] = []
    /// How many requests were judged.
    package private(set) var requestCount = 0
    /// How many of them have a feature that is only assumed, or that no entry answers for.
    package private(set) var weakCount = 0
    /// The features that no entry answers for, with the first request that has each.
    package private(set) var uncovered: [Gap] = []

    /// A feature that no entry answers for.
    package struct Gap: Sendable, Equatable {
        package let feature: Feature
        /// Method and path of a request that has it.
        package let example: String
    }

    /// - Parameters:
    ///   - requests: What was asked of the instance.
    ///   - index: The ledger.
    package init(of requests: [AskedRequest], on index: LedgerIndex) {
        requestCount = requests.count
        var judged: [Question: Judgement] = [:]
        var relied: Set<String> = []
        for request in requests {
            let question = Question(
                object: FeatureFinder.object(of: request),
                features: FeatureFinder.features(of: request)
            )
            let judgement = judged[question] ?? Judgement(of: question, on: index)
            judged[question] = judgement
            relied.formUnion(judgement.relied)
            if judgement.isWeak { weakCount += 1 }
            for feature in judgement.uncovered
            where !uncovered.contains(where: { $0.feature == feature }) {
                uncovered.append(
                    Gap(feature: feature, example: "\(request.method) \(request.path)")
                )
            }
        }
        entries = index.entries.filter { relied.contains($0.id) }
    }

    /// How many of the entries are of that state.
    package func count(of state: EvidenceState) -> Int {
        entries.count { $0.state == state }
    }

    /// The share of requests that stand on an assumption, in whole percent, rounded up: what is
    /// only assumed is never told as nothing.
    package var weakPercent: Int {
        requestCount == 0 ? 0 : (100 * weakCount + requestCount - 1) / requestCount
    }
}

/// What requests have in common that stand on the same entries.
private struct Question: Hashable {
    let object: String?
    let features: Set<Feature>
}

/// What a request stands on.
private struct Judgement {
    let relied: Set<String>
    let isWeak: Bool
    let uncovered: [Feature]

    init(of question: Question, on index: LedgerIndex) {
        let features = question.features
        let entries = index.entries.filter {
            ($0.object == nil || $0.object == question.object) && $0.covers.isSubset(of: features)
        }
        var best: [Feature: EvidenceState] = [:]
        for entry in entries {
            for feature in entry.covers {
                best[feature] = min(best[feature] ?? entry.state, entry.state)
            }
        }
        relied = Set(entries.map(\.id))
        uncovered = features.filter { best[$0] == nil }.sorted { $0.rawValue < $1.rawValue }
        isWeak = !uncovered.isEmpty || best.values.contains(.assumed)
    }
}
