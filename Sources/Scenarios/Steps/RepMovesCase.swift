import FakeCreatio

/// A rep gives the case to another customer.
package struct RepMovesCase: Step {
    package static let key = "rep moves the case"
    package static let summary = "A rep gives the case to another customer."
    package static let example = "rep moves the case: { to contact: eve }"

    let contact: String
    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepMovesCase>.keys(
        .required("to contact", .name(.contact), "The customer."),
        .rep,
        .visitor
    ) { RepMovesCase(contact: $0, rep: $1, visitor: $2) }

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        let contact = try await stage.creatio.id(
            ofRow: contact,
            in: StockContact.object,
            stage.names
        )
        try await stage.rep(rep).assign(caseID, toContact: contact)
    }
}
