import JSON

/// What a session view must show under one key, as JSON and on the page.
struct SessionViewDemand: Sendable {
    let key: String
    /// In this order; others may stand between them.
    let texts: [Located<TextMatch>]

    func differences(from view: JSONValue, page: String) -> [Difference] {
        let shown = Self.shown(key, in: view)
        var rest = shown[...]
        for text in texts {
            guard let found = rest.firstIndex(where: text.value.matches) else {
                return [
                    Difference(
                        key,
                        expected: text.value.phrase,
                        actual: rest.isEmpty ? "nothing further" : rest.joined(separator: ", "),
                        at: text.position
                    )
                ]
            }
            if !page.contains(rest[found].escapedForHTML), !Self.isWordedForPeople(key) {
                return [
                    Difference(
                        "the page, \(key)",
                        expected: rest[found],
                        actual: "a page without it",
                        at: text.position
                    )
                ]
            }
            rest = rest[(found + 1)...]
        }
        return []
    }

    /// Whether the page puts it in other words than the JSON.
    private static func isWordedForPeople(_ key: String) -> Bool {
        key == "origin" || key == "events" || key == "votes"
    }

    /// The texts that the view shows under the key.
    private static func shown(_ key: String, in view: JSONValue) -> [String] {
        let rows = view["transcript"]?.elements ?? []
        let handoff = view["handoff"]
        func texts(_ values: [JSONValue?]) -> [String] { values.compactMap { $0?.text } }
        switch key {
        case "transcript": return texts(rows.map { $0["text"] })
        case "handoff": return texts([handoff?["summary"]])
        case "handoffs":
            return texts((view["handoffs"]?.elements ?? []).map { $0["handoff"]?["summary"] })
        case "sentiment", "language", "origin": return texts([handoff?[key]])
        case "reasons": return texts(handoff?["reasons"]?.elements ?? [])
        case "reasoning": return texts(rows.map { $0["reasoning"] })
        case "tool calls":
            return texts(rows.flatMap { $0["toolCalls"]?.elements ?? [] }.map { $0["actionName"] })
        case "votes": return texts(rows.map { $0["vote"] })
        case "events":
            return texts(rows.filter { $0["from"]?.text == "system" }.map { $0["type"] })
        case "skipped fields": return texts(view["skippedFields"]?.elements ?? [])
        case "case files": return texts(view["case"]?["files"]?.elements ?? [])
        case "case link": return texts([view["case"]?["url"]])
        case "sync": return texts([view["sync"]?["state"]])
        case "waiting":
            let entries = view["sync"]?["waiting"]?.elements ?? []
            return texts(entries.flatMap { [$0["what"], $0["failure"]] })
        default: return []
        }
    }
}

extension Key where Value == SessionViewDemand? {
    /// A text, or a list of texts.
    static func demand(_ name: String, _ meaning: String) -> Key {
        .optional(
            name,
            Shape<[Located<TextMatch>]>.oneOrMore(Shape<TextMatch>.textMatch.located).map {
                SessionViewDemand(key: name, texts: $0)
            },
            meaning
        )
    }
}

extension String {
    fileprivate var escapedForHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
            .replacing("'", with: "&#39;")
    }
}
