import Dispatch
import Foundation

/// The signals that ask a server to end: Ctrl-C, and what a supervisor sends.
enum TerminationSignals {
    /// Returns when the first of them arrives; from then on they end the process as usual.
    static func first() async {
        let (arrivals, desk) = AsyncStream<Void>.makeStream()
        let sources = [SIGINT, SIGTERM].map { number in
            // The default would end the process before anybody is told.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { desk.yield() }
            source.resume()
            return source
        }
        for await _ in arrivals { break }
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
}
