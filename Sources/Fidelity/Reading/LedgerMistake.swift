/// One thing that is wrong in a file of the ledger, with its place.
package struct LedgerMistake: Error, Sendable, Equatable, CustomStringConvertible {
    package let position: LedgerPosition
    package let message: String

    package init(_ message: String, at position: LedgerPosition) {
        self.position = position
        self.message = message
    }

    package var description: String { "\(position): \(message)" }
}
