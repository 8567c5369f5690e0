import Synchronization

/// Where on loopback the servers of a run listen, by the authority that stands for them.
///
/// Parties address each other by the names that they have in production
/// (`https://acme.creatio.com`), over sockets as in memory; only the client that opens the
/// connection looks here.
package final class LoopbackDirectory: Sendable {
    private let ports = Mutex<[String: Int]>([:])

    package init() {}

    package func register(_ authority: String, port: Int) {
        ports.withLock { $0[authority.lowercased()] = port }
    }

    package func port(of authority: String) -> Int? {
        ports.withLock { $0[authority.lowercased()] }
    }
}
