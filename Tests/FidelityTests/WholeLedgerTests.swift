import Fidelity
import Foundation
import HTTPTypes
import Synchronization
import Testing
import Wire

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

    @Test func `asks a real instance for reads alone unless writing is allowed`() async throws {
        let instance = ReadOnlyCheck()
        let runner = CaseRunner(target: instance.target, mayWrite: false)
        for entry in ledger.cases { _ = try await runner.run(entry) }
        #expect(instance.mutations == [])
        #expect(instance.count > 100)
    }

    @Test func `calls a fact confirmed when and only when somebody measured it`() {
        let wrong = ledger.cases.filter { entry in
            entry.marks.contains(.measured)
                != (entry.state == .confirmed || entry.state == .contradicted)
        }
        #expect(wrong.map(\.id) == [])
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

/// A transport that grants whatever is asked and notes what would change rows.
private final class ReadOnlyCheck: Transport {
    private let seen = Mutex<[WireRequest]>([])

    private static let writers = ["POST", "PATCH", "PUT", "DELETE"].flatMap {
        ["\"method\":\"\($0)\"", "\n\($0) "]
    }

    var count: Int { seen.withLock(\.count) }

    /// What is neither a read, nor a login, nor a batch of reads.
    var mutations: [String] {
        seen.withLock { $0 }.filter { request in
            let text = String(decoding: request.body, as: UTF8.self)
            let isBatch = request.path.hasSuffix("$batch")
            return isBatch
                ? Self.writers.contains(where: text.contains)
                : request.method != .get && request.path.contains("/odata/")
                    || request.path.contains("FileApiService")
        }
        .map { "\($0.method) \($0.path)" }
    }

    var target: FidelityTarget {
        let caller = Caller(.client(id: "a", secret: Secret("b"), tokenURL: "https://i/t"))
        return FidelityTarget(
            base: "https://acme.creatio.com",
            identity: "https://acme-is.creatio.com",
            transport: self,
            callers: ["default": caller, "session": caller],
            values: ["user": "a", "password": "b", "client id": "a", "client secret": "b"],
            makeID: { "00000000-0000-4000-8000-000000000001" }
        )
    }

    func send(_ request: WireRequest) async throws -> WireResponse {
        seen.withLock { $0.append(request) }
        return .json(200, #"{"access_token":"t"}"#)
    }
}
