import Foundation
import HTTPTypes
import LiveWire
import Logging
import Testing
import Wire

@Suite struct `Delivery over a socket` {
    @Test(arguments: [Delivery.nothing, .cut(after: 3)])
    func `an answer that does not arrive whole is a lost connection`(
        delivery: Delivery
    ) async throws {
        let error = await #expect(throws: TransportError.self) {
            try await Self.withServer(delivery) { transport, address in
                try await transport.send(WireRequest(.get, address))
            }
        }
        guard case .connectionLost = error else {
            Issue.record("\(String(describing: error)) is no lost connection")
            return
        }
    }

    @Test func `an answer that is too long is not read`() async throws {
        let error = await #expect(throws: TransportError.self) {
            try await Self.withServer(.whole, answerLimit: 4) { transport, address in
                try await transport.send(WireRequest(.get, address))
            }
        }
        guard case .answerTooLong(_, 4) = error else {
            Issue.record("\(String(describing: error)) is no answer that is too long")
            return
        }
    }

    @Test func `a whole answer arrives`() async throws {
        let answer = try await Self.withServer(.whole) { transport, address in
            try await transport.send(WireRequest(.get, address))
        }
        #expect(answer.text == "an answer")
    }

    @Test func `a port that is taken is named`() async throws {
        try await Self.withServer(.whole) { _, address in
            let port = try #require(address.split(separator: ":").last.flatMap { Int($0) })
            let second = SocketServer(
                responder: Fixed(delivery: .whole),
                port: port,
                logger: Self.logger
            )
            await #expect(throws: PortTaken(port: port)) { try await second.run { _ in } }
        }
    }

    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Lends the real client and the address of a server that answers so.
    private static func withServer<Value: Sendable>(
        _ delivery: Delivery,
        answerLimit: Int = LiveTransport.answerLimit,
        _ body: @escaping @Sendable (LiveTransport, String) async throws -> Value
    ) async throws -> Value {
        let server = SocketServer(responder: Fixed(delivery: delivery), logger: logger)
        return try await LiveTransport.with(answerLimit: answerLimit) { transport in
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (ports, desk) = AsyncStream<Int>.makeStream()
                group.addTask { try await server.run { desk.yield($0) } }
                defer { group.cancelAll() }
                for await port in ports {
                    return try await body(transport, "http://127.0.0.1:\(port)")
                }
                throw CancellationError()
            }
        }
    }
}

private struct Fixed: Responder {
    let delivery: Delivery

    func respond(to request: WireRequest) async -> WireResponse {
        var response = WireResponse(status: .ok, body: Data("an answer".utf8))
        response.delivery = delivery
        return response
    }
}
