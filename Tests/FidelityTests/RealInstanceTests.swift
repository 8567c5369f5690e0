import FakeCreatio
import Fidelity
import HTTPTypes
import LiveWire
import Logging
import Simulation
import Synchronization
import Testing
import Wire

/// What stands for a real instance: another process would not be more foreign to the runner.
@Suite struct `Against an instance behind a socket` {
    private static let cases = """
        area: A
        cases:
          - { id: read, says: It reads., state: confirmed, mark: M, source: s, covers: [], get: CaseStatus?$top=1, expect: { status: 200, json: { value: { ~count: 1 } } } }
          - { id: wrong, says: It differs., state: assumed, mark: I, source: s, covers: [], get: CaseStatus?$top=1, expect: 418 }
          - { id: write, says: It writes., state: assumed, mark: I, source: s, covers: [], writes: yes, post: Contact, json: { Name: <marker> }, expect: 201 }
        """

    @Test func `reads alone are run unless writing is allowed`() async throws {
        #expect(try await outcomes(mayWrite: false) == ["passed", "failed", "skipped"])
    }

    @Test func `what is written is deleted again`() async throws {
        #expect(
            try await outcomes(mayWrite: true) == ["passed", "failed", "passed", "no contact left"]
        )
    }

    private func outcomes(mayWrite: Bool) async throws -> [String] {
        let simulator = Simulator(seed: 1)
        let instance = try CreatioInstance(
            environment: simulator.environment(
                party: "creatio",
                transport: MemoryNetwork(simulator: simulator)
            ),
            settings: InstanceSettings()
        )
        let before = try await instance.rows(of: "Contact").count
        let ledger = try Ledger.read(Self.cases, file: "a.yaml")
        var words = try await serving(instance) { base in
            var access = InstanceAccess(base: base, tokenURL: nil)
            access.user = ("Supervisor", Secret("Supervisor"))
            let given = access
            return try await LiveTransport.with { transport in
                let target = given.target(transport) { "11111111-1111-4111-8111-111111111111" }
                let runner = CaseRunner(target: target, mayWrite: mayWrite)
                var words: [String] = []
                for entry in ledger.cases { words.append(try await runner.run(entry).word) }
                return words
            }
        }
        let after = try await instance.rows(of: "Contact").count
        if mayWrite { words.append(after == before ? "no contact left" : "a contact left") }
        return words
    }

    private func serving(
        _ instance: CreatioInstance,
        _ body: @escaping @Sendable (String) async throws -> [String]
    ) async throws -> [String] {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = SocketServer(
            responder: instance.responder,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        return try await withThrowingTaskGroup(of: [String]?.self) { group in
            group.addTask {
                try await server.run { port.yield($0) }
                return nil
            }
            group.addTask {
                for await port in ports { return try await body("http://127.0.0.1:\(port)") }
                return nil
            }
            defer { group.cancelAll() }
            while let words = try await group.next() {
                if let words { return words }
            }
            return []
        }
    }
}

extension CaseResult {
    fileprivate var word: String {
        switch outcome {
        case .passed: "passed"
        case .failed: "failed"
        case .skipped: "skipped"
        }
    }
}
