import Foundation
import HTTPTypes
import Logging
import Testing
import Wire

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct `A body that does not come` {
    @Test func `ends the connection after the idle time`() async {
        #expect(await answer(to: "Content-Length: 10\r\n\r\nhalf") == "")
    }

    @Test func `is asked for where the client waits to be asked`() async {
        let fields = "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n"
        let answer = await answer(to: fields, idleTime: .seconds(3))
        #expect(answer == "HTTP/1.1 100 Continue\r\n\r\n")
    }

    @Test func `is not waited for where it is announced as too long`() async throws {
        let length = SocketServer.bodyLimit + 1
        let fields = "Content-Length: \(length)\r\nExpect: 100-continue\r\n\r\n"
        let answer = try #require(await answer(to: fields, idleTime: .seconds(3)))
        #expect(answer.hasPrefix("HTTP/1.1 413 "))
        #expect(answer.lowercased().contains("connection: close"))
    }

    /// What a server sends until it closes; nil where no connection is made.
    private func answer(
        to fields: String,
        idleTime: Duration = .milliseconds(50)
    ) async -> String? {
        let server = SocketServer(
            responder: Silent(),
            idleTime: idleTime,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return await withThrowingTaskGroup(of: Void.self) { group in
            let (ports, port) = AsyncStream<Int>.makeStream()
            group.addTask { try await server.run { port.yield($0) } }
            var answer: [UInt8]?
            for await number in ports.prefix(1) {
                let text = "POST / HTTP/1.1\r\nHost: x\r\n" + fields
                answer = await withCheckedContinuation { answered in
                    // It blocks, and must not take a thread from the server.
                    Thread.detachNewThread {
                        answered.resume(returning: Self.send(text, to: UInt16(number)))
                    }
                }
            }
            group.cancelAll()
            return answer.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Sends a text and reads until the server closes; nil where no connection is made.
    private static func send(_ text: String, to port: UInt16) -> [UInt8]? {
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        let connection = socket(AF_INET, kind, 0)
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return nil }
        _ = Array(text.utf8).withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return answer }
            answer += buffer.prefix(count)
        }
    }
}

private struct Silent: Responder {
    func respond(to request: WireRequest) async -> WireResponse {
        WireResponse(status: .ok)
    }
}
