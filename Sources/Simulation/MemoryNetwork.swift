import Synchronization
package import Wire

/// The network of a simulated world: hands a request to the party at its authority.
///
/// Each leg of an exchange, there and back, takes a virtual time drawn from the seed, so that
/// exchanges that run at once overtake each other differently under different seeds. The legs
/// are where faults have their place: what is lost on the first has not happened, what is lost
/// on the second has.
package final class MemoryNetwork: Transport {
    private let parties = Mutex<[String: any Responder]>([:])
    private let clock: VirtualClock
    private let random: RandomStream
    private let conditions: NetworkConditions

    package init(simulator: Simulator, conditions: NetworkConditions = NetworkConditions()) {
        clock = simulator.clock
        random = RandomStream(seed: simulator.seed, name: "network")
        self.conditions = conditions
    }

    /// Puts a responder at an authority, such as `acme.creatio.com`.
    package func attach(_ responder: any Responder, at authority: String) {
        parties.withLock { $0[authority.lowercased()] = responder }
    }

    package func send(_ request: WireRequest) async throws -> WireResponse {
        try await travel()
        guard let party = parties.withLock({ $0[request.authority.lowercased()] }) else {
            throw TransportError.unreachable(authority: request.authority)
        }
        let response = await party.respond(to: request)
        try await travel()
        guard response.delivery == .whole else {
            throw TransportError.connectionLost(
                authority: request.authority,
                reason: "\(response.delivery)"
            )
        }
        return response
    }

    /// One leg of an exchange.
    private func travel() async throws {
        let spread = (conditions.latencyMax - conditions.latencyMin) / .microseconds(1)
        let extra = Duration.microseconds(random.next(below: Int(spread) + 1))
        try await clock.sleep(for: conditions.latencyMin + extra)
    }
}

/// How the network behaves while nothing is wrong.
package struct NetworkConditions: Sendable {
    /// The shortest time of one leg.
    package var latencyMin: Duration = .milliseconds(1)
    /// The longest time of one leg.
    package var latencyMax: Duration = .milliseconds(20)

    package init() {}
}
