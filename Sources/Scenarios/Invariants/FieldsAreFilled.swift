/// Invariant 5: what the AI filled in stands in the case, or somebody can read why it does not.
struct FieldsAreFilled: Invariant {
    let number = 5
    let statement = "every mapped field has the AI's value, or a recorded reason why not"

    func violations(in evidence: Evidence) -> [String] {
        evidence.sessions.filter(\.wasHandedOff).flatMap { session in
            guard let one = evidence.cases(of: session).first else { return [String]() }
            return evidence.mappedFields.compactMap { field in
                if session.skippedFields.contains(field) { return nil }
                let stands = one.columns[field] ?? ""
                guard let value = session.fieldValues[field] else {
                    return "the AI gave no value for '\(field)', and no reason is recorded"
                }
                let reading = one.columnTypes[field] ?? .text
                return reading.accepts(stands, for: value)
                    ? nil : "'\(field)' is '\(stands)', where the AI's value is '\(value)'"
            }
        }
    }
}
