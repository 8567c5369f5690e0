import ArgumentParser
import Contracts
import Foundation
import Scenarios

/// The contract to which the core of a run must keep.
struct ContractOption: ParsableArguments {
    @Option(
        help: """
            The contract that the core must keep to (invariant 8); without it, \
            Fixtures/contract.yaml where that exists.
            """
    )
    var contract: String?

    /// What the contract adds to the invariants; none away from the repository, where there is no
    /// contract.
    ///
    /// - Throws: `ContractFileError`.
    func invariants() throws(ContractFileError) -> [any Invariant] {
        guard contract != nil || FileManager.default.fileExists(atPath: Contract.file) else {
            return []
        }
        return [AsksOnlyForTheContract(try ContractFile(contract ?? Contract.file).read())]
    }
}
