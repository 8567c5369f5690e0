/// Something that holds at the end of every run, whatever the scenario itself expects.
package protocol Invariant: Sendable {
    /// Its number in the design's list.
    var number: Int { get }
    /// What holds, as a sentence.
    var statement: String { get }

    /// What in the evidence contradicts it, a sentence each.
    func violations(in evidence: Evidence) -> [String]
}

/// The invariants that need nothing but the evidence.
///
/// Number 8, that the core asked only for what the contract lists, needs the contract, which is
/// derived of scenarios that have run; it comes in through `RunOptions.invariants`.
package enum InvariantCatalogue {
    package static let all: [any Invariant] = [
        OneActivityPerMessage(),
        OneCasePerSession(),
        FirstActivityLinksSession(),
        RepliesReachVisitorOnce(),
        FieldsAreFilled(),
        ClosureAgrees(),
        NoSecretIsSeen(),
        OutboxDrains(),
    ]
}
