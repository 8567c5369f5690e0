import JSON

/// The JSON Schema of the ledger's files, for editors.
package enum LedgerSchema {
    /// The schema, as `Fixtures/fidelity.schema.json` holds it.
    package static var text: String {
        let document: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Cases of the fidelity ledger",
            "type": "object",
            "required": ["area", "cases"],
            "additionalProperties": false,
            "properties": [
                "area": string, "clause": string,
                "cases": ["type": "array", "items": entry],
            ],
        ]
        return document.description
    }

    private static let string: JSONValue = ["type": "string"]
    private static let anything: JSONValue = true

    private static func choice(_ words: [String]) -> JSONValue {
        ["enum": .array(words.map(JSONValue.string))]
    }

    private static var entry: JSONValue {
        var properties: [(String, JSONValue)] = CaseReader.caseKeys.map { ($0, string) }
        properties += [
            ("state", choice(EvidenceState.allCases.map(\.rawValue))),
            ("level", choice(CaseReader.levels)),
            ("writes", ["type": "boolean"]),
            ("profile", ["type": "object"]),
            ("covers", ["type": "array", "items": choice(Feature.allCases.map(\.rawValue))]),
            ("steps", ["type": "array", "items": step]),
        ]
        return [
            "type": "object",
            "required": ["id", "says", "state", "mark", "source", "covers"],
            "additionalProperties": false,
            "properties": JSONValue(members: properties + stepProperties),
        ]
    }

    private static var step: JSONValue {
        [
            "type": "object", "additionalProperties": false,
            "properties": JSONValue(members: [("wait", string)] + stepProperties),
        ]
    }

    private static var stepProperties: [(String, JSONValue)] {
        let texts: [(String, JSONValue)] = (StepReader.methods + ["send", "as", "text"])
            .map { ($0, string) }
        return texts + [
            ("headers", ["type": "object"]), ("json", anything), ("form", ["type": "object"]),
            ("bytes", ["type": "integer"]), ("capture", ["type": "object"]),
            ("expect", expectation),
        ]
    }

    private static var expectation: JSONValue {
        [
            "oneOf": [
                ["type": "integer"],
                [
                    "type": "object", "additionalProperties": false,
                    "properties": JSONValue(
                        members: StepReader.expectationKeys.map { ($0, anything) }
                    ),
                ],
            ]
        ]
    }
}
