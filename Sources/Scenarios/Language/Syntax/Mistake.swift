/// One thing that is wrong in a scenario file, with its place.
///
/// The word *fault* is kept for what happens to a network.
package struct Mistake: Error, Sendable, Equatable, CustomStringConvertible {
    package let position: SourcePosition
    /// What was found, what is allowed and, where one is near, the word that was meant.
    package let message: String

    package init(position: SourcePosition, message: String) {
        self.position = position
        self.message = message
    }

    package var description: String { "\(position): \(message)" }
}

/// All that is wrong in one scenario file, in the order of its lines.
package struct ScenarioMistakes: Error, Sendable, Equatable, CustomStringConvertible {
    package let mistakes: [Mistake]

    package init(_ mistakes: [Mistake]) {
        self.mistakes = mistakes.sorted { $0.position < $1.position }
    }

    package var description: String {
        mistakes.map(\.description).joined(separator: "\n")
    }
}
