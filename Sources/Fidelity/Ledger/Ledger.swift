import Foundation
import YAML

/// All entries, in the order of their files and lines.
package struct Ledger: Sendable, Equatable {
    /// Where the ledger lies in the repository.
    package static let defaultFolder = "Fixtures/fidelity"

    package let cases: [FidelityCase]

    package init(_ cases: [FidelityCase]) {
        self.cases = cases
    }

    /// Reads every YAML file of a folder, in the order of the names.
    ///
    /// - Throws: `YAMLMistakes` or `YAMLMistake` for the first thing that is wrong, or `LedgerError` where the
    ///   folder cannot be read.
    package static func load(folder: String) throws -> Ledger {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw LedgerError.noFolder(folder)
        }
        var cases: [FidelityCase] = []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            let file = folder + "/" + name
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw LedgerError.unreadable(file)
            }
            cases += try CaseReader.read(text, file: file)
        }
        return try Ledger(unique: cases)
    }

    /// Reads the text of one file.
    package static func read(_ text: String, file: String) throws -> Ledger {
        try Ledger(unique: CaseReader.read(text, file: file))
    }

    private init(unique cases: [FidelityCase]) throws(YAMLMistake) {
        var seen: [String: SourcePosition] = [:]
        for entry in cases {
            if let first = seen[entry.id] {
                throw YAMLMistake(
                    "'\(entry.id)' is already the id of the case at \(first)",
                    at: entry.position
                )
            }
            seen[entry.id] = entry.position
        }
        self.init(cases)
    }

    /// The titles of the areas in their order.
    package var areas: [String] {
        var seen: Set<String> = []
        return cases.map(\.area).filter { seen.insert($0).inserted }
    }

    /// The entries of which the words hold: text in id, area or sentence, and state.
    package func filtered(by text: String?, state: EvidenceState?) -> Ledger {
        Ledger(
            cases.filter { entry in
                let words = [entry.id, entry.area, entry.says, entry.position.file]
                let fits = text.map { text in
                    words.contains { $0.lowercased().contains(text.lowercased()) }
                }
                return fits != false && (state == nil || entry.state == state)
            }
        )
    }
}

/// Why there is no ledger.
package enum LedgerError: Error, Sendable, Equatable, CustomStringConvertible {
    case noFolder(String)
    case unreadable(String)

    package var description: String {
        switch self {
        case .noFolder(let folder):
            "there is no folder '\(folder)'; run the command in the repository, or name it with"
                + " --ledger"
        case .unreadable(let file): "the file '\(file)' cannot be read as UTF-8"
        }
    }
}
