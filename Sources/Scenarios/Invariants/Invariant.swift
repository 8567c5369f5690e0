/// Something that holds at the end of every run, whatever the scenario itself expects.
package protocol Invariant: Sendable {
    /// Its number in the design's list.
    var number: Int { get }
    /// What holds, as a sentence.
    var statement: String { get }

    /// What in the evidence contradicts it, a sentence each.
    func violations(in evidence: Evidence) -> [String]
}

/// The invariants that apply so far: 8 and 10 of the design wait for contract and crashes.
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
