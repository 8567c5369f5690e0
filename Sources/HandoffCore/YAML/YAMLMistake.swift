/// A place in a file; lines and columns count from 1, as editors do.
package struct YAMLPlace: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let column: Int

    package var description: String { "\(file):\(line):\(column)" }

    package static func < (left: YAMLPlace, right: YAMLPlace) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// One thing that is wrong in a file.
package struct YAMLMistake: Sendable, Equatable, CustomStringConvertible {
    package let place: YAMLPlace
    /// What was found, what is allowed and, where one is near, the word that was meant.
    package let message: String

    package var description: String { "\(place): \(message)" }
}

/// All that is wrong in a file, in the order of its lines.
package struct YAMLMistakes: Error, Sendable, Equatable, CustomStringConvertible {
    package let mistakes: [YAMLMistake]

    init(_ mistakes: [YAMLMistake]) {
        self.mistakes = mistakes.sorted { $0.place < $1.place }
    }

    package var description: String {
        mistakes.map(\.description).joined(separator: "\n")
    }
}
