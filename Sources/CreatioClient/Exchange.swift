import Wire

/// One request and its answer within a time limit, with failures sorted by what they leave open.
struct Exchange: Sendable {
    /// How long an answer is waited for: Creatio's own client waits 100 s (creatio.md section
    /// 6.1), and so does this.
    static let timeLimit: Duration = .seconds(100)

    let environment: Environment

    /// Sends the request; `call` names it in errors, without what visitors wrote.
    func send(_ request: WireRequest, as call: String) async throws -> WireResponse {
        let environment = environment
        do {
            return try await withDeadline(Self.timeLimit, clock: environment.clock) {
                try await environment.transport.send(request)
            }
        } catch let error as TransportError {
            switch error {
            case .unreachable: throw CreatioError.unreachable("\(call) had no effect: \(error)")
            case .connectionLost, .answerTooLong: throw unknown(call, "\(error)")
            }
        } catch let error as DeadlineExceeded {
            throw unknown(call, "'\(request.authority)' gave \(error)")
        }
    }

    private func unknown(_ call: String, _ reason: String) -> CreatioError {
        .outcomeUnknown("what became of \(call) is unknown: \(reason)")
    }
}
