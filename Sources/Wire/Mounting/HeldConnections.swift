import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Holds every connection of a server until it is closed, and closes those that are left.
///
/// A connection that arrives while its server ends is dropped by NIO without being served, and
/// NIO ends the process when what writes to a connection is dropped before that is closed.
final class HeldConnections: Sendable {
    /// Nil once the server has ended.
    private let open = Mutex<[ObjectIdentifier: any Channel]?>([:])

    /// Closes what nobody has served; what arrives from now on is closed at once.
    func close() {
        let channels = open.withLock { open in
            defer { open = nil }
            return open ?? [:]
        }
        for channel in channels.values { channel.close(promise: nil) }
    }

    /// Holds a connection and what reads and writes it.
    fileprivate func hold(_ channel: any Channel, with value: some Sendable) {
        let id = ObjectIdentifier(channel)
        channel.closeFuture.whenComplete { _ in
            withExtendedLifetime(value) {
                _ = self.open.withLock { $0?.removeValue(forKey: id) }
            }
        }
        let hasEnded = open.withLock { open in
            open?[id] = channel
            return open == nil
        }
        if hasEnded { channel.close(promise: nil) }
    }
}

/// Serves connections as its base does, and holds them.
struct HeldConnection<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let connections: HeldConnections

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger).map { value in
            connections.hold(channel, with: value)
            return value
        }
    }

    func handle(value: Base.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
