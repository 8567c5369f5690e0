import FakeCreatio
package import Foundation
import JSON
package import OData

/// What was learned of an instance, for the fake to play.
package struct ImportedInstance: Sendable {
    /// The rows of one object.
    struct Rows: Sendable {
        let object: String
        var rows: [JSONValue]
    }

    /// What the instance is, as a sentence.
    package var title: String
    package var model: EntityModel
    package var guesses: [ProfileGuess]
    /// What was left out, and why.
    package var notes: [String] = []
    var rows: [Rows] = []
    /// The values by the codes of the settings.
    var systemSettings: [String: JSONValue] = [:]

    init(title: String, model: EntityModel, guesses: [ProfileGuess]) throws(ImportedObjectsError) {
        self.title = title
        self.model = model
        self.guesses = guesses
        let leftOut = try ImportedObjects(model).leftOut
        if !leftOut.isEmpty {
            notes.append(
                "not played, for they have no key 'Id': \(leftOut.sorted().joined(separator: ", "))"
            )
        }
    }

    /// Makes an instance of a `$metadata` that somebody has saved; its rows are the stock ones.
    ///
    /// - Parameters:
    ///   - document: The whole document.
    ///   - file: Its name, for the title.
    /// - Throws: `CSDLError`, `ImportedObjectsError`.
    package init(metadata document: Data, file: String) throws {
        try self.init(
            title: "Imported from \(file)",
            model: EntityModel(csdl: document),
            guesses: .none
        )
        notes.append("rows are those of a new Creatio: a saved $metadata has none")
    }

    /// How many rows were taken.
    package var rowCount: Int { rows.reduce(0) { $0 + $1.rows.count } }

    func rows(of object: String) -> [JSONValue] {
        rows.first { $0.object == object }?.rows ?? []
    }

    /// Adds rows; of those with one id the first counts.
    mutating func add(_ new: [JSONValue], of object: String) {
        let index =
            rows.firstIndex { $0.object == object }
            ?? {
                rows.append(Rows(object: object, rows: []))
                return rows.count - 1
            }()
        var present = Set(rows[index].rows.map { $0["Id"]?.text })
        rows[index].rows += new.filter { present.insert($0["Id"]?.text).inserted }
    }
}
