import Wire

/// A responder with a fault on the way to it, or on the way back.
struct FaultyResponder: Responder {
    let fault: Fault
    let site: Site
    let server: WebServer
    let clock: ControlledClock
    let responder: any Responder

    func respond(to request: WireRequest) async -> WireResponse {
        switch fault.timing {
        case .beforeCommit:
            if let answer = fault.effect.answer(to: request, of: site) { return answer }
            if await timesOut(fault.effect) { return server.timedOut }
            return await responder.respond(to: request)
        case .afterCommit:
            var response = await responder.respond(to: request)
            if case .duplicate = fault.effect { _ = await responder.respond(to: request) }
            if case .truncate(let bytes) = fault.effect { response.delivery = .cut(after: bytes) }
            if await timesOut(fault.effect) { return server.timedOut }
            return fault.effect.answer(to: request, of: site) ?? response
        }
    }

    /// Waits as long as the effect says, or until the web server would wait no longer.
    private func timesOut(_ effect: FaultEffect) async -> Bool {
        guard case .delay(let duration) = effect else { return false }
        // A delay is cut short only when the server stops, and then nobody waits for it.
        try? await clock.sleep(for: min(duration, server.limits.requestTime))
        return duration > server.limits.requestTime
    }
}
