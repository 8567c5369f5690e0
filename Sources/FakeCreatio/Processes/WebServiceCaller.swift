import Foundation
import HTTPTypes
import Wire

/// Carries out *Call web service* with its time-out and its repetitions (creatio.md section 5.2).
struct WebServiceCaller {
    let environment: Environment

    /// What the attempts came to.
    struct Report: Equatable {
        var attempts = 0
        var outcome: ProcessRun.Outcome = .waiting
    }

    /// Calls until an answer has a status below 400 or no attempt is left.
    ///
    /// - Throws: An error only when the task is cancelled.
    func perform(_ call: WebServiceCall, body: String) async throws -> Report {
        guard let request = Self.request(call, body: body) else {
            return Report(outcome: .failed("the address is not an absolute http or https one"))
        }
        var report = Report()
        let beginning = environment.now()
        while true {
            let limit = remaining(of: call, since: beginning)
            report.attempts += 1
            report.outcome = try await attempt(request, within: min(call.responseTimeout, limit))
            if case .completed = report.outcome { return report }
            // The next attempt begins one response time-out later, if there is time for it.
            guard report.attempts <= call.retries,
                remaining(of: call, since: beginning) > call.responseTimeout
            else { return report }
            try await environment.clock.sleep(for: call.responseTimeout)
        }
    }

    private func attempt(
        _ request: WireRequest,
        within limit: Duration
    ) async throws -> ProcessRun.Outcome {
        do {
            let transport = environment.transport
            let response = try await withDeadline(limit, clock: environment.clock) {
                try await transport.send(request)
            }
            return response.status.code < 400
                ? .completed(status: response.status.code)
                : .failed("the web service answered \(response.status.code)")
        } catch let error as DeadlineExceeded {
            return .failed(error.description)
        } catch let error as TransportError {
            return .failed(error.description)
        }
    }

    private func remaining(of call: WebServiceCall, since beginning: Timestamp) -> Duration {
        guard let limit = call.maximumExecutionTime else { return .seconds(Int64.max) }
        return limit - (environment.now() - beginning)
    }

    private static func request(_ call: WebServiceCall, body: String) -> WireRequest? {
        let hasBody = call.method != .get
        var headers: HTTPFields =
            hasBody ? [.contentType: "application/json; charset=utf-8"] : [:]
        for (name, value) in call.headers {
            guard let name = HTTPField.Name(name) else { continue }
            headers[name] = value.exposed
        }
        // The error would repeat the address, and with it the webhook's token.
        return try? WireRequest(
            call.method,
            call.address.exposed,
            headers: headers,
            body: hasBody ? Data(body.utf8) : Data()
        )
    }
}
