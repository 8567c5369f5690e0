import FakeCreatio
import Wire

/// A transport with the faults of the stage's network in it, over memory and sockets alike.
struct FaultyTransport: Transport {
    let network: StageNetwork
    /// Whose words stand in answers that are not the service's own.
    let instance: InstanceSettings
    let clock: any Clock<Duration>
    let next: any Transport

    func send(_ request: WireRequest) async throws -> WireResponse {
        guard network.isReachable(request.authority) else {
            throw TransportError.unreachable(authority: request.authority)
        }
        guard let (fault, consequence) = network.strike(request) else {
            return try await next.send(request)
        }
        switch fault.timing {
        case .beforeCommit:
            await consequence?()
            if let answer = try await answer(fault.effect, to: request) { return answer }
            return try await next.send(request)
        case .afterCommit:
            let answer = try await next.send(request)
            if case .duplicate = fault.effect { _ = try await next.send(request) }
            await consequence?()
            return try await self.answer(fault.effect, to: request) ?? answer
        }
    }

    /// What the sender gets in place of the receiver's own answer; nil where it gets that, perhaps
    /// later.
    private func answer(_ effect: FaultEffect, to request: WireRequest) async throws
        -> WireResponse?
    {
        switch effect {
        case .answer, .loginPage:
            return effect.answer(to: request, of: instance)
        case .drop, .truncate:
            throw TransportError.connectionLost(
                authority: request.authority,
                reason: "a fault of the scenario"
            )
        case .delay(let duration):
            try await clock.sleep(for: duration)
            return nil
        case .duplicate:
            return nil
        }
    }
}
