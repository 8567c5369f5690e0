import Contracts
import Wire

/// A check with the webhook's listener behind a socket, as long as the check runs.
struct ListeningCheck: Sendable {
    let run: CheckRun
    let listener: WebhookListener
    let address: ListenAddress
    let environment: Environment

    /// - Throws: `PortTaken` where it cannot listen; what the check throws.
    func report() async throws -> CheckReport {
        let server = SocketServer(
            responder: listener,
            host: address.host,
            port: address.port,
            logger: environment.logger
        )
        let (ready, signal) = AsyncStream.makeStream(of: Void.self)
        let (done, end) = AsyncStream.makeStream(of: Void.self)
        return try await withThrowingTaskGroup(of: CheckReport?.self) { group in
            group.addTask {
                try await server.run(until: { for await _ in done {} }) { port in
                    StandardError.print("Listening at \(address.host):\(port).")
                    signal.finish()
                }
                return nil
            }
            group.addTask {
                defer { end.finish() }
                // The check begins when the server listens.
                for await _ in ready {}
                try Task.checkCancellation()
                return try await run.report()
            }
            defer { group.cancelAll() }
            var report: CheckReport?
            while let next = try await group.next() { report = next ?? report }
            guard let report else { throw CancellationError() }
            return report
        }
    }
}
