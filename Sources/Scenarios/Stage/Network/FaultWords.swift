import YAML

/// The words of a fault as they were written, before they are known to go together.
struct FaultWords: Sendable {
    private let target: FaultTarget
    private let first: Int
    private let times: Int?
    private let stretch: Duration?
    /// Whether the reply is lost, and not the request.
    private let losesReply: Bool?
    private let delay: Duration?
    private let answer: FaultStrikes.Effect?
    private let retryAfter: Duration?
    private let retryAt: Duration?
    private let comesAfter: Bool

    init(
        _ target: FaultTarget,
        _ first: Int,
        _ times: Int?,
        _ stretch: Duration?,
        _ losesReply: Bool?,
        _ delay: Duration?,
        _ answer: FaultStrikes.Effect?,
        _ retryAfter: Duration?,
        _ retryAt: Duration?,
        _ comesAfter: Bool
    ) {
        self.target = target
        self.first = first
        self.times = times
        self.stretch = stretch
        self.losesReply = losesReply
        self.delay = delay
        self.answer = answer
        self.retryAfter = retryAfter
        self.retryAt = retryAt
        self.comesAfter = comesAfter
    }

    /// What does not go together, each as a sentence.
    var mistakes: [String] {
        var mistakes: [String] = []
        if [losesReply != nil, delay != nil, answer != nil].filter(\.self).count != 1 {
            mistakes.append("exactly one of 'loses', 'delays' or 'answers' is wanted here")
        }
        if first == 0 { mistakes.append("'nth' counts from 1: 1 is the next request") }
        if times != nil, stretch != nil {
            mistakes.append("'times' and 'for' exclude each other")
        }
        if losesReply != nil, comesAfter {
            mistakes.append("'loses: reply' says already that it had its effect")
        }
        if retryAfter != nil || retryAt != nil {
            guard case .answer? = answer else {
                mistakes.append("'retry after' and 'retry at' need 'answers' with a status")
                return mistakes
            }
        }
        return mistakes
    }

    var step: FaultStrikes {
        FaultStrikes(
            target: target,
            first: first,
            extent: stretch.map { .stretch($0) } ?? .times(times ?? 1),
            effect: effect,
            comesAfter: losesReply ?? comesAfter
        )
    }

    private var effect: FaultStrikes.Effect {
        if let delay { return .delay(delay) }
        guard case .answer(let status, _)? = answer else { return answer ?? .loss }
        let wait =
            retryAfter.map { FaultStrikes.RetryAfter.seconds($0) } ?? retryAt.map { .date($0) }
        return .answer(status: status, retryAfter: wait)
    }
}

extension Shape where Value == FaultStrikes.Effect {
    /// A status between 200 and 599, or `login page`.
    static var answerInPlace: Shape {
        .either(
            .word([("login page", .loginPage, "Creatio's login page, as HTML.")]),
            Shape<Int>.number.checked { status, node, reading in
                guard !(200..<600 ~= status) else { return }
                reading.report("a status lies between 200 and 599", at: node.position)
            }
            .map { .answer(status: $0, retryAfter: nil) }
        )
    }
}
