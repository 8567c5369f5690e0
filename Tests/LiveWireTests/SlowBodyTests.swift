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
        let server = SocketServer(
            responder: Silent(),
            idleTime: .milliseconds(50),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let answer = await withThrowingTaskGroup(of: Void.self) { group in
            let (ports, port) = AsyncStream<Int>.makeStream()
            group.addTask { try await server.run { port.yield($0) } }
            var answer: [UInt8]?
            for await number in ports.prefix(1) {
                answer = Self.sendHalf(toPort: UInt16(number))
            }
            group.cancelAll()
            return answer
        }
        #expect(answer == [])
    }

    /// Sends half a request and reads until the server closes; nil where no connection is made.
    private static func sendHalf(toPort port: UInt16) -> [UInt8]? {
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
        let half = Array("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf".utf8)
        _ = half.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
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
