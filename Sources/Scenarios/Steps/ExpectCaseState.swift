import HandoffCore
import JSON

/// What the session view tells operators of the case.
package struct ExpectCaseState: Step {
    package static let key = "expect case state"
    package static let summary =
        "The session view comes to tell this of the case: a remark, or what became of announcements."
    package static let example = "expect case state: { remark: was deleted in Creatio }"

    let remark: String?
    let announcement: String?
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectCaseState>.keys(
        .optional("remark", .text, "A part of what is remarked on the case."),
        .optional("announced", .text, "A part of an announcement and what became of it."),
        .visitor,
        .deadline
    ) { ExpectCaseState(remark: $0, announcement: $1, visitor: $2, deadline: $3) }

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        try await stage.eventually(within: deadline) {
            let session = await visitor.session()?.rawValue ?? ""
            let link = StageWorld.address(StageWorld.core) + "/sessions/\(session)"
            let view = try await stage.backoffice.sessionView(link)
            let told = view?["case"]?["remark"]?.text ?? "no remark"
            let announced = (view?["case"]?["announcements"]?.elements ?? []).compactMap(\.text)
            var differences: [Difference] = []
            if let remark, !told.contains(remark) {
                differences.append(
                    Difference(
                        "the remark",
                        expected: TextMatch.contains(remark).phrase,
                        actual: told
                    )
                )
            }
            if let announcement, !announced.contains(where: { $0.contains(announcement) }) {
                differences.append(
                    Difference(
                        "the announcements",
                        expected: TextMatch.contains(announcement).phrase,
                        actual: announced.isEmpty ? "none" : announced.joined(separator: "; ")
                    )
                )
            }
            return differences
        }
    }
}
