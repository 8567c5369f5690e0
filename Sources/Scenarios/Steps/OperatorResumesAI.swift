/// A person in the OpenCX inbox gives the conversation back to the AI.
package struct OperatorResumesAI: Step {
    package static let key = "operator gives the chat back to the ai"
    package static let summary = "A person in the OpenCX inbox lets the AI answer again."
    package static let example = "operator gives the chat back to the ai"

    let refusal: TextMatch?
    let visitor: String?

    package static let shape = Shape<OperatorResumesAI>.either(
        .nothing(OperatorResumesAI(refusal: nil, visitor: nil)),
        .keys(.refusal, .visitor) { OperatorResumesAI(refusal: $0, visitor: $1) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.backoffice.assign(
            .resume,
            session: stage.sessionForInbox(of: visitor),
            refusal: refusal
        )
    }
}
