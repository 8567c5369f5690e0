import HTTPTypes
import Hummingbird
import WidgetProtocol
import Wire

/// What visitors think: votes on answers, and ratings of conversations.
struct FeedbackRoutes: Sendable {
    /// A comment is a few sentences.
    static let bodyLimit = 64 << 10

    let authentication: WidgetAuthentication
    let store: CoreStore
    let environment: Wire.Environment

    func add(to router: Router<WireContext>) {
        router.post(.vote) { request, _ in
            let contact = try await authentication.contact(request)
            let vote: Vote = try await request.decoded(upTo: Self.bodyLimit)
            let isKept = try await store.keep(vote, from: contact, now: environment.now())
            guard let isKept else { throw Refusal.unknownSession }
            guard isKept else {
                throw Refusal(
                    .notFound,
                    "the session has no answer of the AI with the id '\(vote.messagePublicID)'"
                )
            }
            return try .json(
                VoteAnswer(messagePublicID: vote.messagePublicID, success: true),
                status: .created
            )
        }
        router.post(.submitRating) { request, _ in
            let contact = try await authentication.contact(request)
            let rating: SubmitRating = try await request.decoded(upTo: Self.bodyLimit)
            guard SubmitRating.scores.contains(rating.score) else {
                throw Refusal(
                    .badRequest,
                    "'score' is \(rating.score); it must be from \(SubmitRating.scores.lowerBound) "
                        + "to \(SubmitRating.scores.upperBound)"
                )
            }
            let answer = try await store.keep(
                rating,
                from: contact,
                rowID: rating.systemMessageUUID ?? environment.makeID(),
                now: environment.now()
            )
            guard let answer else { throw Refusal.unknownSession }
            return try .json(answer, status: .created)
        }
    }
}
