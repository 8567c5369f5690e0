import FakeCreatio
import Fidelity
import Foundation

/// The files that are made from the ledger and lie beside it.
struct ConformanceFiles {
    let folder: String

    /// The files by name.
    ///
    /// - Throws: What keeps the grammar cases from being read.
    func texts(of ledger: Ledger) throws -> [(name: String, text: String)] {
        let page = ConformancePage(
            ledger: ledger,
            queries: QueryFeature.allCases.map(\.standing),
            grammar: try GrammarVerdicts.tally(beside: folder)
        )
        return [
            (ConformancePage.fileName, page.text),
            (LedgerIndex.fileName, LedgerIndex(of: ledger).text),
        ]
    }

    func write(_ ledger: Ledger) throws {
        for (name, text) in try texts(of: ledger) {
            let file = folder + "/" + name
            try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
            StandardOutput.print("wrote \(file)")
        }
    }
}

extension QueryFeature {
    /// As the page tells it.
    fileprivate var standing: QueryStanding {
        let answer: QueryStanding.Answer =
            switch entry.standing {
            case .answered(.confirmed): .confirmed
            case .answered(.documented): .documented
            case .answered(.assumed): .assumed
            case .refused: .refused
            }
        return QueryStanding(title: entry.title, answer: answer, section: entry.section)
    }
}
