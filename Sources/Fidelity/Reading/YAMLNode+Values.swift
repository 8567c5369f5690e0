import YAML

/// The values of the ledger; the first mistake ends the reading of a file.
extension YAMLNode {
    /// The text of a scalar.
    ///
    /// - Throws: `YAMLMistake` for a list or a map.
    func text() throws(YAMLMistake) -> String {
        guard let scalar else { throw mistake("a text is expected here") }
        return scalar.text
    }

    func integer() throws(YAMLMistake) -> Int {
        guard let number = Int(try text()) else { throw mistake("a whole number is expected here") }
        return number
    }

    func truth() throws(YAMLMistake) -> Bool {
        switch try text() {
        case "true", "yes": return true
        case "false", "no": return false
        default: throw mistake("'yes' or 'no' is expected here")
        }
    }

    /// One text or a list of them.
    func texts() throws(YAMLMistake) -> [String] {
        guard let elements else { return [try text()] }
        var texts: [String] = []
        for element in elements { texts.append(try element.text()) }
        return texts
    }

    /// The pairs of a map whose keys are all known.
    func fields(
        _ allowed: [String]
    ) throws(YAMLMistake) -> [String: YAMLNode] {
        guard let entries else { throw mistake("a map is expected here") }
        var fields: [String: YAMLNode] = [:]
        for entry in entries {
            guard allowed.contains(entry.key) else {
                throw YAMLMistake(
                    "unknown key '\(entry.key)'; there are \(allowed.joined(separator: ", "))",
                    at: entry.keyPosition
                )
            }
            fields[entry.key] = entry.value
        }
        return fields
    }

    /// A word of a closed list.
    func word<Word: RawRepresentable & CaseIterable>(
        _ kind: Word.Type,
        named name: String
    ) throws(YAMLMistake) -> Word where Word.RawValue == String {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw mistake("unknown \(name) '\(text)'; there are \(known)")
        }
        return word
    }
}
