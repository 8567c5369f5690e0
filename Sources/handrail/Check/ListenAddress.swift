import ArgumentParser

/// Host and port, as in `127.0.0.1:8090`; the port alone means loopback.
struct ListenAddress: ExpressibleByArgument {
    let host: String
    let port: Int

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let port = parts.last.flatMap({ Int($0) }), 0...65_535 ~= port
        else { return nil }
        host = parts.count == 2 && !parts[0].isEmpty ? String(parts[0]) : "127.0.0.1"
        self.port = port
    }
}
