/// What became of a contract from one version to the next, as a partner sees it whose Creatio
/// satisfies the old one.
package struct ContractDifference: Sendable, Equatable {
    /// One demand that is not the same.
    package struct Finding: Sendable, Equatable {
        package enum Kind: String, Sendable, CaseIterable {
            /// No Creatio can satisfy both.
            case incompatible
            /// More is demanded than before.
            case stricter
            /// Less is demanded than before.
            case looser
        }

        package let kind: Kind
        package let sentence: String
    }

    /// The incompatible ones first, each kind in the order of the alphabet.
    package let findings: [Finding]

    package init(from old: Contract, to new: Contract) {
        let comparison = Comparison(old.allNeeds, new.allNeeds)
        findings = Finding.Kind.allCases.flatMap { kind in
            comparison.sentences(kind).sorted().map { Finding(kind: kind, sentence: $0) }
        }
    }

    /// Whether a Creatio that satisfies the old contract may fail the new one.
    package var mayFail: Bool { findings.contains { $0.kind != .looser } }

    /// The findings for people, a line each.
    package var text: String {
        guard !findings.isEmpty else { return "the contracts demand the same\n" }
        return findings.map { "\($0.kind.rawValue): \($0.sentence)\n" }.joined()
    }
}

/// Two sets of demands side by side.
private struct Comparison {
    /// A demand that allows one value, without the value.
    private struct Subject: Hashable {
        let place: String
        let demand: String
    }

    private let added: Set<Need>
    private let gone: Set<Need>
    private let contradictions: [(old: Need, new: Need)]

    init(_ old: Set<Need>, _ new: Set<Need>) {
        let gone = old.subtracting(new)
        let added = new.subtracting(old)
        let oldValues = Dictionary(
            gone.filter { $0.value != nil }
                .map { (Subject(place: $0.place, demand: $0.demand), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        contradictions = added.compactMap { need in
            guard need.value != nil,
                let other = oldValues[Subject(place: need.place, demand: need.demand)]
            else { return nil }
            return (other, need)
        }
        self.added = added.subtracting(contradictions.map(\.new))
        self.gone = gone.subtracting(contradictions.map(\.old))
    }

    func sentences(_ kind: ContractDifference.Finding.Kind) -> [String] {
        switch kind {
        case .incompatible:
            contradictions.map { old, new in
                "\(new.place) \(new.demand) \(new.value ?? ""), and not \(old.value ?? "") any more"
            } + gone.filter(\.isOffer).map { "not any more: \($0)" }
        case .stricter: added.filter { !$0.isOffer }.map(\.description)
        case .looser:
            gone.filter { !$0.isOffer }.map { "not any more: \($0)" }
                + added.filter(\.isOffer).map(\.description)
        }
    }
}
