import FakeCreatio
import YAML

/// A rep gives the case to somebody else.
package struct RepReassigns: Step {
    package static let key = "rep reassigns the case"
    package static let summary = "A rep gives the case to another rep or to a group."
    package static let example = "rep reassigns the case: dana"

    let newOwner: String?
    let newGroup: String?
    let visitor: String?

    package static let shape = Shape<RepReassigns>.either(
        Shape<String>.name(.contact).map {
            RepReassigns(newOwner: $0, newGroup: nil, visitor: nil)
        },
        .keys(
            .optional("to", .name(.contact), "The new owner."),
            .optional("to group", .name(.group), "The new group."),
            .visitor
        ) { RepReassigns(newOwner: $0, newGroup: $1, visitor: $2) }
    )
    .checked { step, node, reading in
        guard step.newOwner == nil, step.newGroup == nil else { return }
        reading.report("'to' or 'to group' is missing here", at: node.position)
    }

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        let rep = try await stage.rep(nil)
        if let newOwner {
            let id = try await stage.creatio.id(ofRow: newOwner, in: "Contact", stage.names)
            try await rep.assign(caseID, toOwner: id)
        }
        if let newGroup {
            let id = try await stage.creatio.id(ofRow: newGroup, in: "SysAdminUnit", stage.names)
            try await rep.assign(caseID, toGroup: id)
        }
    }
}
