import CreatioClient
import Foundation
import JSON
import OData

/// Finds the Creatio contact with an address.
struct ContactFinder: Sendable {
    /// The contact that was chosen, and what people should know of the choice.
    struct Match: Sendable, Equatable {
        var id: CreatioContactID
        var note: String?
    }

    /// More contacts than this have an address in them only where it is no address.
    private static let pageLimit = 10
    private static let pageSize = 100

    let client: CreatioClient

    /// The contact whose address it is, in whatever case its letters are written; nil where there
    /// is none.
    ///
    /// Where several have it, the oldest is taken whose address is not marked as out of use
    /// (`IsNonActualEmail`), or the oldest of all: a rule that gives the same contact each time,
    /// and that one which has had the address longest. The choice is told in the note.
    ///
    /// How Creatio compares texts depends on its database, so it is asked for every contact in
    /// whose address one of the usual spellings stands, and the addresses are compared here.
    ///
    /// - Throws: `CreatioError`.
    func contact(email: String) async throws -> Match? {
        let key = LetterCase.key(email)
        let found = try await rows(containing: email).filter { row in
            row["Email"]?.text.map(LetterCase.key) == key
        }
        let inUse = found.filter { $0["IsNonActualEmail"]?.truth != true }
        guard let chosen = inUse.first ?? found.first, let id = chosen["Id"]?.text else {
            return nil
        }
        let rule = inUse.isEmpty ? "the oldest" : "the oldest whose address is in use"
        return Match(
            id: CreatioContactID(rawValue: id),
            note: found.count == 1
                ? nil
                : "\(found.count) contacts have this address; taken was \(rule), "
                    + "'\(chosen["Name"]?.text ?? id)'"
        )
    }

    /// The contacts with the text in their address, the oldest first.
    private func rows(containing email: String) async throws -> [JSONValue] {
        let matches = LetterCase.variants(of: email).map { spelling in
            FilterExpression.function("contains", [.path(["Email"]), .literal(.string(spelling))])
        }
        var options = QueryOptions()
        options.select = [["Id"], ["Name"], ["Email"], ["IsNonActualEmail"]]
        options.filter = matches.dropFirst().reduce(matches[0]) { .binary(.or, $0, $1) }
        options.orderBy = ["CreatedOn", "Id"].map {
            OrderItem(expression: .path([$0]), isDescending: false)
        }
        options.top = Self.pageSize
        var rows: [JSONValue] = []
        for page in 0..<Self.pageLimit {
            options.skip = page * Self.pageSize
            let found = try await client.query("Contact", options)
            rows += found
            if found.count < Self.pageSize { break }
        }
        return rows
    }
}
