/// Judges the fragment of a context URL by the OASIS grammar (rule `contextFragment`).
struct ContextGrammar {
    private var cursor: TextCursor

    /// Judges a whole fragment, without its hash sign.
    static func check(_ fragment: String) throws(ODataSyntaxError) {
        if fixed.contains(fragment) { return }
        var grammar = ContextGrammar(cursor: TextCursor(fragment, dialect: .standard))
        if fragment.hasPrefix("Collection(") {
            grammar.cursor.advance(by: "Collection(".count)
            guard let type = grammar.cursor.word(), type.contains("."), grammar.cursor.take(")")
            else { throw grammar.cursor.syntaxError() }
            if grammar.cursor.next == "(" { try grammar.list(depth: 0) }
        } else {
            try grammar.path()
        }
        guard grammar.cursor.isAtEnd else { throw grammar.cursor.syntaxError() }
    }

    private static let fixed: Set<String> = [
        "$ref", "Collection($ref)", "Collection(Edm.EntityType)", "Collection(Edm.ComplexType)",
    ]

    /// A set or a type and what follows it.
    private mutating func path() throws(ODataSyntaxError) {
        repeat {
            if cursor.take("$") {
                let kinds = ["entity", "delta", "deletedEntity", "link", "deletedLink"]
                guard cursor.position > 1, let kind = cursor.word(), kinds.contains(kind) else {
                    throw cursor.syntaxError()
                }
                return
            }
            guard cursor.word() != nil else { throw cursor.syntaxError() }
            if try key() { continue }
            if cursor.next == "(" { try list(depth: 0) }
        } while cursor.take("/")
    }

    /// The key of a row that contains others.
    private mutating func key() throws(ODataSyntaxError) -> Bool {
        let start = cursor.position
        guard cursor.take("(") else { return false }
        repeat {
            let name = cursor.position
            if cursor.word() == nil || !cursor.take("=") { cursor.rewind(to: name) }
            guard try cursor.literal() != nil else {
                cursor.rewind(to: start)
                return false
            }
        } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.syntaxError() }
        return true
    }

    /// The selected properties in parentheses.
    private mutating func list(depth: Int) throws(ODataSyntaxError) {
        guard depth < FilterParser.nestingLimit else { throw cursor.syntaxError() }
        cursor.advance()
        if cursor.take(")") { return }
        repeat { try item(depth: depth) } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.syntaxError() }
    }

    private mutating func item(depth: Int) throws(ODataSyntaxError) {
        if cursor.take("*") { return }
        repeat {
            let isAnnotation = cursor.take("@")
            guard cursor.word() != nil else { throw cursor.syntaxError() }
            if isAnnotation, cursor.take("#"), cursor.word() == nil { throw cursor.syntaxError() }
            if cursor.take(".") {
                guard cursor.take("*") else { throw cursor.syntaxError() }
                return
            }
        } while cursor.take("/")
        _ = cursor.take("+")
        if cursor.next == "(" { try list(depth: depth + 1) }
    }
}
