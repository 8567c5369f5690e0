import HTTPTypes
import JSON
import Wire

/// Notes the rows that requests have made, or may have made.
struct MadeRows {
    private(set) var rows: [MadeRow] = []
    private let chosen: Set<String>

    /// - Parameter chosen: The ids that were made up for this case: where an insert was refused,
    ///   no other row can be its own.
    init(chosen: Set<String>) {
        self.chosen = chosen
    }

    mutating func note(_ request: WireRequest, _ answer: WireResponse) {
        guard request.method == .post, let path = request.path.firstRange(of: "/odata/") else {
            return
        }
        let set = String(request.path[path.upperBound...])
        guard set != "$batch" else { return noteBatch(answer) }
        if answer.isSuccess, let id = Self.id(in: answer.text) {
            add(MadeRow(set: set, id: id))
        } else if let id = Self.id(in: String(decoding: request.body, as: UTF8.self)),
            answer.isSuccess || chosen.contains(id)
        {
            // A row may be there although its insert was reported as failed (creatio.md
            // section 7, item 18).
            add(MadeRow(set: set, id: id))
        }
    }

    private static func id(in text: String) -> String? {
        // A body that is no JSON names no row.
        (try? JSONValue.parse(text))?["Id"]?.text
    }

    /// Every location in the answer to a batch is a row that one of its parts has made.
    private mutating func noteBatch(_ answer: WireResponse) {
        for match in answer.text.matches(
            of: /[Ll]ocation"?: ?"?[^"\r\n]*\/(\w+)\(([0-9a-f-]{36})\)/
        ) {
            add(MadeRow(set: String(match.1), id: String(match.2)))
        }
    }

    private mutating func add(_ row: MadeRow) {
        if !rows.contains(row) { rows.append(row) }
    }
}
