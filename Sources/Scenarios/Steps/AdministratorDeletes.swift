import FakeCreatio
import YAML

/// An administrator deletes a row of a lookup.
package struct AdministratorDeletes: Step {
    package static let key = "administrator deletes"
    package static let summary = "An administrator of Creatio deletes a row of a lookup."
    package static let example = "administrator deletes: { CaseStatus: Solved by chat }"

    let object: String
    let name: String

    package static let shape = Shape<[Member<String>]>
        .columns(of: .text, "The name of the row.")
        .checked { rows, node, reading in
            for row in rows { reading.check(object: row.key, at: row.position) }
            guard rows.count != 1 else { return }
            reading.report("one object with the name of its row is wanted", at: node.position)
        }
        .map { rows in
            AdministratorDeletes(object: rows.first?.key ?? "", name: rows.first?.value ?? "")
        }

    package func run(on stage: Stage) async throws {
        let id = try await stage.creatio.id(ofRow: name, in: object, stage.names)
        try await stage.creatio.remove(id, from: object)
    }
}
