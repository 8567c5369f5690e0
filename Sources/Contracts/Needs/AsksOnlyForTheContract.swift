package import Scenarios

/// Invariant 8: the core asks Creatio only for what the contract lists.
///
/// Partners set their Creatio up, and have it checked, by the contract: what the core asks beyond
/// it fails at some of them.
package struct AsksOnlyForTheContract: Invariant {
    package let number = 8
    package let statement = "the core asked Creatio only for what the contract lists"

    private let listed: Set<Need>

    package init(_ contract: Contract) {
        listed = contract.askedNeeds
    }

    package func violations(in evidence: Evidence) -> [String] {
        ContractRecorder.contract(of: evidence.recording).askedNeeds.subtracting(listed).sorted()
            .map { "the contract does not list that \($0)" }
    }
}
