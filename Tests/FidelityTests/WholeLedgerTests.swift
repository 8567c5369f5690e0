import Fidelity
import Foundation
import Testing

@testable import handrail

@Suite struct `The ledger of this repository` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = root.appending(path: Ledger.defaultFolder).path()

    private let ledger: Ledger

    init() throws {
        // Positions are told as a user would see them.
        ledger = try Ledger.load(folder: Self.folder)
    }

    @Test func `has at least 200 cases of all states`() {
        #expect(ledger.cases.count >= 200)
        #expect(Set(ledger.cases.map(\.state)) == Set(EvidenceState.allCases))
    }

    @Test func `covers every feature that a request can rely on`() {
        let covered = Set(ledger.cases.flatMap(\.covers))
        let missing = Feature.allCases.filter { !covered.contains($0) && $0 != .otherStatus }
        #expect(missing.map(\.rawValue) == [])
    }

    @Test func `has no known gap`() {
        #expect(ledger.cases.filter { $0.knownGap != nil }.map(\.id) == [])
    }

    @Test func `is passed by the fake`() throws {
        var fakes = LedgerFakes()
        let failed = try ledger.cases.map { try fakes.run($0) }.filter { !$0.hasPassed }
        #expect(failed.map(\.entry.id) == [], "handrail fidelity tells the differences")
    }

    @Test func `has a fresh page and index; handrail fidelity --page writes them`() throws {
        for (name, text) in try ConformanceFiles(folder: Self.folder).texts(of: ledger) {
            let written = try String(contentsOfFile: Self.folder + "/" + name, encoding: .utf8)
            #expect(written == text, "\(name) is stale")
        }
    }

    @Test func `has a fresh schema; handrail fidelity --schema prints it`() throws {
        let file = Self.root.appending(path: "Fixtures/fidelity.schema.json")
        #expect(try String(contentsOf: file, encoding: .utf8) == LedgerSchema.text + "\n")
    }
}
