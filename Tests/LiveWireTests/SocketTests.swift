import Foundation
import HTTPTypes
import LiveWire
import Logging
import Simulation
import Testing
import Wire

@Suite struct `Sockets` {
    @Test func `a request crosses a socket whole, under the name of its authority`() async throws {
        let answer = try await withEcho { transport, _ in
            try await transport.send(
                WireRequest(
                    .post,
                    "https://acme.creatio.com/0/odata/Case?$top=1",
                    headers: [.contentType: "application/json"],
                    body: Data("{}".utf8)
                )
            )
        }
        #expect(answer.status == .created)
        #expect(answer.text == "POST acme.creatio.com /0/odata/Case?$top=1 application/json {}")
    }

    @Test func `a handler's hour of sleep takes no time`() async throws {
        let simulated = try await withEcho { transport, clock in
            _ = try await transport.send(WireRequest(.get, "https://acme.creatio.com/slow"))
            return clock.now.sinceBeginning
        }
        #expect(simulated == .seconds(3600))
    }

    @Test func `the clock stands still while an exchange is on its way`() async throws {
        let simulated = try await withEcho { transport, clock in
            try await withThrowingTaskGroup(of: Duration?.self) { group in
                group.addTask {
                    try await clock.sleep(for: .seconds(10))
                    return nil
                }
                group.addTask {
                    for _ in 1...20 {
                        _ = try await transport.send(
                            WireRequest(.get, "https://acme.creatio.com/")
                        )
                    }
                    return clock.now.sinceBeginning
                }
                var answered: Duration?
                for try await moment in group { answered = moment ?? answered }
                return answered
            }
        }
        #expect(simulated == .zero)
    }

    @Test func `a sender that gives up is not waited for`() async throws {
        let simulated = try await withEcho { transport, clock in
            await #expect(throws: DeadlineExceeded.self) {
                _ = try await withDeadline(.seconds(5), clock: clock) {
                    try await transport.send(WireRequest(.get, "https://acme.creatio.com/slow"))
                }
            }
            return clock.now.sinceBeginning
        }
        #expect(simulated == .seconds(5))
    }

    @Test func `an authority that no server of the run has is unreachable`() async throws {
        _ = try await withEcho { transport, _ in
            await #expect(throws: TransportError.unreachable(authority: "elsewhere.example")) {
                _ = try await transport.send(WireRequest(.get, "https://elsewhere.example/"))
            }
        }
    }

    /// Lends a transport that reaches an echo at `acme.creatio.com`, in a simulated world over
    /// sockets.
    private func withEcho<Value: Sendable>(
        _ body: @escaping @Sendable (LiveTransport, VirtualClock) async throws -> Value
    ) async throws -> Value {
        let traffic = Traffic()
        let directory = LoopbackDirectory()
        let simulator = Simulator(seed: 1, traffic: traffic)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = SocketServer(
            responder: Echo(clock: simulator.clock),
            traffic: traffic,
            logger: logger
        )
        return try await onThreadOfItsOwn {
            try simulator.run {
                try await LiveTransport.with(loopback: (directory, traffic)) { transport in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        let (ports, port) = AsyncStream<Int>.makeStream()
                        group.addTask {
                            try await server.run { port.yield($0) }
                        }
                        for await number in ports.prefix(1) {
                            directory.register("acme.creatio.com", port: number)
                        }
                        let value = try await body(transport, simulator.clock)
                        group.cancelAll()
                        return value
                    }
                }
            }
        }
    }
}

private struct Echo: Responder {
    let clock: VirtualClock

    func respond(to request: WireRequest) async -> WireResponse {
        if request.path == "/slow" {
            // Cancelled only when the test is over.
            try? await clock.sleep(for: .seconds(3600))
        }
        let line = [
            request.method.rawValue, request.authority, request.head.path ?? "",
            request.headers[.contentType] ?? "-", String(decoding: request.body, as: UTF8.self),
        ].joined(separator: " ")
        return WireResponse(status: .created, body: Data(line.utf8))
    }
}
