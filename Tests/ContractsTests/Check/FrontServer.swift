import FakeCreatio
import Foundation
import HTTPTypes
import Simulation
import Synchronization
import Wire

/// The web server in front of an instance: it dates the answers, and may be slow.
struct FrontServer: Sendable {
    let setup: PartnerSetup
    let clock: VirtualClock
    let now: @Sendable () -> Timestamp

    /// The application behind the server, or what stands in its place.
    func before(_ application: any Responder) -> any Responder {
        guard let site = setup.site else { return dated(application) }
        let clock = clock
        return dated(FunctionResponder { await site($0, clock, application) })
    }

    func dated(_ responder: any Responder) -> any Responder {
        FunctionResponder { request in
            // A wait that is cut short has nobody left who would hear the answer.
            try? await clock.sleep(for: setup.delay)
            var answer = await responder.respond(to: request)
            answer.headers[.date] = (now() + setup.skew).httpDate
            return answer
        }
    }
}

struct FunctionResponder: Responder {
    let answer: @Sendable (WireRequest) async -> WireResponse

    func respond(to request: WireRequest) async -> WireResponse {
        await answer(request)
    }
}

/// Remembers what is sent.
final class RecordingTransport: Transport {
    private let sent = Mutex<[WireRequest]>([])
    private let next: any Transport
    private let failure: TransportError?

    /// - Parameters:
    ///   - next: Carries what is sent.
    ///   - failure: What becomes of every request instead; nil carries them.
    init(next: any Transport, failure: TransportError? = nil) {
        self.next = next
        self.failure = failure
    }

    var requests: [WireRequest] { sent.withLock { $0 } }

    func send(_ request: WireRequest) async throws -> WireResponse {
        sent.withLock { $0.append(request) }
        if let failure { throw failure }
        return try await next.send(request)
    }
}
