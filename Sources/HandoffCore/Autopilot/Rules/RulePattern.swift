/// A regular expression, kept as text: a compiled one may not cross between tasks.
struct RulePattern: Sendable, Equatable {
    /// How much of a message is searched, in characters: a careless pattern must not hold up the
    /// core on a message of 100 KB.
    static let searched = 2_000

    let text: String
    /// The names of its groups; an unnamed group is called by its number.
    let names: [String]

    /// - Throws: What the compiler of expressions says.
    init(_ text: String) throws {
        self.text = text
        names = try Self.names(in: text)
    }

    func groups(in message: String) throws -> [String: String]? {
        let expression = try Regex(text).ignoresCase()
        guard let match = try expression.firstMatch(in: String(message.prefix(Self.searched)))
        else { return nil }
        var groups: [String: String] = [:]
        for index in match.output.indices.dropFirst() {
            let group = match.output[index]
            groups[group.name ?? "\(index)"] = group.substring.map(String.init) ?? ""
        }
        return groups
    }

    /// A match alone knows the groups, so the expression is made optional and matched against
    /// nothing.
    private static func names(in text: String) throws -> [String] {
        let optional = try Regex("(?:\(text))?")
        guard let output = try optional.firstMatch(in: "")?.output else { return [] }
        return output.indices.dropFirst().map { output[$0].name ?? "\($0)" }
    }
}
