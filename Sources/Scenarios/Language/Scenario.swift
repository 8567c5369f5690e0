package import YAML

/// A scenario as it was written: what is given, and what happens.
package struct Scenario: Sendable {
    /// What the scenario shows, as a sentence.
    package let name: String
    package let tags: [String]
    package let given: Given
    package let steps: [ScenarioStep]
    /// The path of the file, as it was given.
    package let file: String
}

/// A step of a scenario, with its place and its words.
package struct ScenarioStep: Sendable {
    /// Where the step's key stands.
    package let position: SourcePosition
    /// The first line of the step as it stands in the file.
    package let text: String
    package let action: any Step
}

extension Scenario {
    /// Reads a scenario.
    ///
    /// - Parameters:
    ///   - text: The content of the file.
    ///   - file: The path, for messages.
    /// - Throws: Everything that is wrong with the file, at once.
    package init(reading text: String, file: String) throws(YAMLMistakes) {
        try self.init(reading: text, file: file, naming: ColumnCatalogue())
    }

    /// Reads a scenario that may name these columns.
    init(
        reading text: String,
        file: String,
        naming catalogue: ColumnCatalogue
    ) throws(YAMLMistakes) {
        let root = try YAMLNode.read(text, file: file)
        var reading = Reading(catalogue: catalogue)
        let parts = ScenarioParts.shape(root, &reading)
        guard let parts, reading.mistakes.isEmpty else {
            throw YAMLMistakes(reading.mistakes)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(
            name: parts.name,
            tags: parts.tags,
            given: parts.given,
            steps: parts.steps.map { step in
                let line = lines[step.position.line - 1].drop { " -".contains($0) }
                return ScenarioStep(
                    position: step.position,
                    text: line.trimmed,
                    action: step.value
                )
            },
            file: file
        )
    }
}

/// The keys at the top of a file.
struct ScenarioParts: Sendable {
    let name: String
    let tags: [String]
    let given: Given
    let steps: [Located<any Step>]

    static let shape = Shape<ScenarioParts>.keys(
        .required("scenario", .text, "What the scenario shows, as a sentence."),
        .optional("tags", .oneOrMore(.text), default: [], "Words to choose scenarios by."),
        .optional("given", Given.shape, default: Given(), "The world before the first step."),
        .required("steps", .list(of: .step), "What happens, one step after the other.")
    ) { ScenarioParts(name: $0, tags: $1, given: $2, steps: $3) }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while let last = text.last, last.isWhitespace || last == ":" { text.removeLast() }
        return String(text)
    }
}
