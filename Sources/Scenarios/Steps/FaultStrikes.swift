import FakeCreatio
import HTTPTypes
import Simulation
import Wire
import YAML

/// Something will go wrong on the wire.
package struct FaultStrikes: Step {
    package static let key = "fault"
    package static let summary =
        "The next matching request, or several, is lost, late, or answered by something else."
    package static let example = "fault: { strikes: POST Activity, nth: 2, loses: reply }"

    let target: FaultTarget
    let first: Int
    /// How many requests in a row are struck, or for how long all are.
    let extent: Extent
    let effect: Effect
    /// Whether the request has had its effect by then.
    let comesAfter: Bool

    enum Extent: Sendable {
        case times(Int)
        case stretch(Duration)
    }

    enum Effect: Sendable {
        case loss
        case delay(Duration)
        case answer(status: Int, retryAfter: RetryAfter?)
        case loginPage
    }

    /// What the header `Retry-After` says.
    enum RetryAfter: Sendable {
        case seconds(Duration)
        /// The moment that lies so far ahead, as a date.
        case date(Duration)
    }

    package static let shape = Shape<FaultWords>.keys(
        .required("strikes", .faultTarget, "Which requests: 'POST Case', 'webhook'."),
        .optional("nth", .number, default: 1, "The first that is struck, counted from 1."),
        .optional("times", .number, "How many in a row are struck; 1 by default."),
        .optional("for", .duration, "How long all of them are struck, in place of 'times'."),
        .optional(
            "loses",
            .word([
                ("request", false, "It never arrives: nothing has happened."),
                ("reply", true, "It had its effect, and nobody learns of it."),
            ]),
            "What gets lost; the sender sees the connection end."
        ),
        .optional("delays", .duration, "How long it is held up."),
        .optional("answers", .answerInPlace, "What answers: a status, or 'login page'."),
        .optional("retry after", .duration, "What the header 'Retry-After' says, in seconds."),
        .optional("retry at", .duration, "The same as a date that lies so far ahead."),
        .optional("although done", .truth, default: false, "Whether it had its effect first.")
    ) { FaultWords($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) }
    .checked { words, node, reading in
        for mistake in words.mistakes { reading.report(mistake, at: node.position) }
    }
    .map { $0.step }

    package func run(on stage: Stage) async throws {
        var fault = Fault(
            effect.faultEffect(at: stage.now)
        )
        fault.first = first
        fault.timing = comesAfter ? .afterCommit : .beforeCommit
        switch extent {
        case .times(let times):
            fault.times = times
            _ = try stage.network.add(fault, on: target)
        case .stretch(let duration):
            fault.times = nil
            let end = try stage.network.add(fault, on: target)
            stage.errands.start {
                try await stage.clock.sleep(for: duration)
                end()
            }
        }
    }
}

extension FaultStrikes.Effect {
    fileprivate func faultEffect(at now: Timestamp) -> FaultEffect {
        switch self {
        case .loss: return .drop
        case .delay(let duration): return .delay(duration)
        case .loginPage: return .loginPage(redirects: false)
        case .answer(let status, let retryAfter):
            var headers: HTTPFields = [:]
            if let name = HTTPField.Name("Retry-After") {
                switch retryAfter {
                case .seconds(let wait): headers[name] = String(wait.components.seconds)
                case .date(let wait): headers[name] = (now + wait).httpDate
                case nil: break
                }
            }
            return .answer(status: status, headers: headers)
        }
    }
}
