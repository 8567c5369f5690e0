import HTTPTypes
import JSON
import Wire

/// Notes the rows that requests have made, or may have made.
struct MadeRows {
    private(set) var rows: [MadeRow] = []

    mutating func note(_ request: WireRequest, _ answer: WireResponse) {
        guard request.method == .post, let path = request.path.firstRange(of: "/odata/") else {
            return
        }
        let set = String(request.path[path.upperBound...])
        guard set != "$batch" else { return noteBatch(answer) }
        // A row may be there although its insert was reported as failed (creatio.md section 7,
        // item 18), so the id that the client chose counts as well.
        for text in [answer.text, String(decoding: request.body, as: UTF8.self)] {
            if let id = (try? JSONValue.parse(text))?["Id"]?.text {
                return add(MadeRow(set: set, id: id))
            }
        }
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
