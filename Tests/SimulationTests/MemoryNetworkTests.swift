import HTTPTypes
import Simulation
import Testing
import Wire

@Suite struct `Memory network` {
    @Test func `a request reaches the party at its authority`() throws {
        let simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        network.attach(Echo(), at: "acme.creatio.com")
        let answer = try simulator.run {
            try await network.send(WireRequest(.get, "https://acme.creatio.com/odata?a=1"))
        }
        #expect(answer == WireResponse(status: .ok, headers: [.location: "/odata?a=1"]))
        #expect(simulator.clock.now.sinceBeginning >= .milliseconds(2))
    }

    @Test func `an authority that nobody has is unreachable`() {
        let simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        #expect(throws: TransportError.unreachable(authority: "nowhere.example")) {
            try simulator.run {
                try await network.send(WireRequest(.get, "https://nowhere.example/"))
            }
        }
    }
}

private struct Echo: Responder {
    func respond(to request: WireRequest) async -> WireResponse {
        WireResponse(status: .ok, headers: [.location: request.head.path ?? ""])
    }
}
