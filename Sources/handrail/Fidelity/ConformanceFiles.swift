import Fidelity
import Foundation

/// The files that are made from the ledger and lie beside it.
struct ConformanceFiles {
    let folder: String

    /// The files by name.
    func texts(of ledger: Ledger) -> [(name: String, text: String)] {
        [
            (ConformancePage.fileName, ConformancePage(ledger: ledger, grammar: []).text),
            (LedgerIndex.fileName, LedgerIndex(of: ledger).text),
        ]
    }

    func write(_ ledger: Ledger) throws {
        for (name, text) in texts(of: ledger) {
            let file = folder + "/" + name
            try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
            StandardOutput.print("wrote \(file)")
        }
    }
}
