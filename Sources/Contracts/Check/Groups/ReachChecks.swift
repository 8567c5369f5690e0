import HandoffCore
import Wire

/// Whether a Creatio answers at the address.
enum ReachChecks {
    static func run(on bench: inout CheckBench) async throws {
        let written = bench.integration.instanceURL
        let address = try InstanceAddress(written)
        if let problem = address.problem {
            bench.fail(.address, problem)
        } else {
            bench.pass(.address, "'\(written)'")
        }
        guard !address.isIdentityService else {
            bench.stop = .address
            return
        }
        bench.settings.integration.instanceURL = address.base
        guard let verdict = try await verdict(on: &bench) else { return }
        encryption(on: &bench, try Address(address.base))
        bench.pass(.connection, "'\(address.base)' answers")
        switch verdict {
        case .creatio(let how): bench.pass(.creatio, how)
        case .something(let what): bench.fail(.creatio, what, isOutOfReach: true)
        }
    }

    private static func encryption(on bench: inout CheckBench, _ address: Address) {
        let isOwnMachine = ["localhost", "127.0.0.1", "[::1]"].contains { host in
            address.authority == host || address.authority.hasPrefix(host + ":")
        }
        if address.scheme == "https" {
            bench.pass(.encryption, "https")
        } else if isOwnMachine {
            bench.pass(.encryption, "http, which does not leave this machine")
        } else {
            bench.fail(
                .encryption,
                "http: the client secret and all messages can be read on the way"
            )
        }
    }

    /// What answers; nil where nothing does.
    private static func verdict(
        on bench: inout CheckBench
    ) async throws -> Identification.Verdict? {
        let identification = Identification(
            base: bench.integration.instanceURL,
            transport: bench.transport
        )
        do {
            return try await identification.verdict()
        } catch TransportError.connectionLost(_, let reason) where reason.contains("SSL") {
            // The live client names the error of its TLS library.
            bench.fail(
                .encryption,
                "no encrypted connection comes about (\(reason)): the certificate is of another "
                    + "host, has expired, or nobody vouches for it",
                isOutOfReach: true
            )
            bench.stop = .encryption
        } catch let error as TransportError {
            bench.fail(.connection, "\(error)", isOutOfReach: true)
        } catch let error as DeadlineExceeded {
            bench.fail(
                .connection,
                "'\(bench.integration.instanceURL)' gave \(error)",
                isOutOfReach: true
            )
        }
        return nil
    }
}
