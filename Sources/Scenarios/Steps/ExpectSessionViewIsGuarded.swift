import FakeWidget
import HandoffCore
import Wire

/// The session's link opens nothing without the organisation's key, and leaks none.
package struct ExpectSessionViewIsGuarded: Step {
    package static let key = "expect session view is guarded"
    package static let summary =
        "The session's link opens for the organisation's key alone, has no key in it, and its page "
        + "is kept by no cache and loads nothing from elsewhere."
    package static let example = "expect session view is guarded"

    let visitor: String?

    package static let shape = Shape<ExpectSessionViewIsGuarded>.either(
        .nothing(ExpectSessionViewIsGuarded(visitor: nil)),
        .keys(.visitor) { ExpectSessionViewIsGuarded(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        guard let link = try await stage.activities(of: caseID).first?.sessionLink else {
            throw StepFailure("the first activity has no link")
        }
        let differences =
            try await stage.backoffice.refusals(of: link) + stage.backoffice.openings(of: link)
            + StageWorld.secrets.filter { link.contains($0.exposed) }.map { _ in
                Difference("the link", expected: "no secret in it", actual: "a secret")
            }
        guard differences.isEmpty else {
            throw StepFailure("the session view is not guarded", differences)
        }
    }
}
