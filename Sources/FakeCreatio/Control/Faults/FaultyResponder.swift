import Wire

/// A responder with a fault on the way to it, or on the way back.
struct FaultyResponder: Responder {
    let fault: Fault
    let site: Site
    let clock: ControlledClock
    let responder: any Responder

    func respond(to request: WireRequest) async -> WireResponse {
        switch fault.timing {
        case .beforeCommit:
            if let answer = fault.effect.answer(to: request, of: site) { return answer }
            await wait(for: fault.effect)
            return await responder.respond(to: request)
        case .afterCommit:
            var response = await responder.respond(to: request)
            if case .duplicate = fault.effect { _ = await responder.respond(to: request) }
            if case .truncate(let bytes) = fault.effect { response.delivery = .cut(after: bytes) }
            await wait(for: fault.effect)
            return fault.effect.answer(to: request, of: site) ?? response
        }
    }

    private func wait(for effect: FaultEffect) async {
        guard case .delay(let duration) = effect else { return }
        // A delay is cut short only when the server stops, and then nobody waits for it.
        try? await clock.sleep(for: duration)
    }
}
