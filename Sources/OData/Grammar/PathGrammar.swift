/// Judges a resource path, percent-encoded, by the OASIS grammar (rule `resourcePath`).
///
/// The grammar tells sets, properties and functions apart by a model; without one a name may be
/// each of them, and what counts is which shapes of segments can follow each other.
struct PathGrammar {
    /// What can be said of the resource that the segments so far lead to.
    private enum Place {
        /// Perhaps a collection: a name alone, or a function.
        case open
        /// One row, by its key.
        case single
        /// Behind a segment that must be the last one.
        case end
    }

    private var place = Place.open
    private var lastName = ""
    private var isTechnical = false

    private init() {}

    /// Judges a whole path.
    ///
    /// - Returns: The name that the path begins with.
    @discardableResult
    static func check(_ path: String) throws(ODataSyntaxError) -> String {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentEncoding.decode($0, plusIsSpace: false) }[...]
        var grammar = PathGrammar()
        let first = segments.removeFirst()
        let name = try grammar.root(first)
        let endsInSlash = segments.last == ""
        if endsInSlash { segments.removeLast() }
        for segment in segments { try grammar.take(segment) }
        // By the grammar an empty key as a segment, which only a collection can have.
        guard !endsInSlash || grammar.place == .open else {
            throw ODataSyntaxError(ResourcePathError.emptySegment.description)
        }
        return name
    }

    private mutating func root(_ segment: String) throws(ODataSyntaxError) -> String {
        var cursor = TextCursor(segment, dialect: .standard)
        if cursor.take("$") {
            switch cursor.word() {
            case "all" where cursor.isAtEnd: place = .single
            case "crossjoin": try crossjoin(&cursor)
            default: throw cursor.syntaxError()
            }
            lastName = segment
            return segment
        }
        guard let name = try namedSegment(&cursor), !name.contains(".") else {
            throw cursor.syntaxError()
        }
        isTechnical = ReferenceNames.isTechnical(name)
        // An action leads nowhere, and that is how the technical service names one.
        if isTechnical, name.hasPrefix("AI") { place = .end }
        lastName = name
        return name
    }

    private mutating func crossjoin(_ cursor: inout TextCursor) throws(ODataSyntaxError) {
        guard cursor.take("(") else { throw cursor.expected("'('") }
        repeat {
            guard cursor.word() != nil else { throw cursor.syntaxError() }
        } while cursor.take(",")
        guard cursor.take(")"), cursor.isAtEnd else { throw cursor.expected("')'") }
        place = .single
    }

    private mutating func take(_ segment: String) throws(ODataSyntaxError) {
        var cursor = TextCursor(segment, dialect: .standard)
        guard place != .end, !segment.isEmpty else {
            throw ODataSyntaxError(
                ResourcePathError.afterTheEnd(segment: lastName).description
            )
        }
        if cursor.take("$") { return try system(segment, &cursor) }
        if lastName.hasPrefix("$all") || lastName.hasPrefix("$crossjoin") {
            guard lastName == "$all", cursor.word() != nil, cursor.isAtEnd else {
                throw cursor.syntaxError()
            }
            place = .end
            return
        }
        if place == .open, !Self.looksLikeName(segment) {
            // A key as a segment, of which a collection may have several.
            lastName = segment
        } else if let name = try namedSegment(&cursor) {
            try append(name)
        } else {
            throw cursor.syntaxError()
        }
    }

    /// Whether the segment is a name, or begins as one that has parentheses.
    private static func looksLikeName(_ segment: String) -> Bool {
        var cursor = TextCursor(segment, dialect: .standard)
        return cursor.word() != nil && (cursor.isAtEnd || cursor.next == "(")
    }

    private mutating func append(_ name: String) throws(ODataSyntaxError) {
        guard !isTechnical || ReferenceNames.isMember(name) else {
            throw ODataError.unknownProperty(name, on: lastName).syntaxError
        }
        // A cast to the type that the one before gave already.
        guard name != lastName || !name.contains(".") else {
            throw ODataSyntaxError("'\(name)' is cast to itself.")
        }
        lastName = name
        let action = name.split(separator: ".").last?.hasPrefix("BA")
        if isTechnical, name.contains("."), action == true { place = .end }
    }

    /// `$count`, `$filter(…)` and the like.
    private mutating func system(
        _ segment: String,
        _ cursor: inout TextCursor
    ) throws(ODataSyntaxError) {
        let word = cursor.word()
        if word == "filter", cursor.take("(") {
            var parser = FilterParser(cursor)
            let condition = try parser.enclosed()
            try condition.check(ReferenceNames(entitySet: nil))
            cursor = parser.cursor
            guard place == .open, cursor.take(")") else { throw cursor.syntaxError() }
        } else {
            let isJoined = lastName.hasPrefix("$all") || lastName.hasPrefix("$crossjoin")
            // No row and no collection, so without a reference and a count.
            let isValue = isTechnical && lastName.hasPrefix("Property")
            switch word {
            case "each" where place == .open: break
            case "count" where place == .open && !isValue, "ref" where !isJoined && !isValue,
                "value" where !isJoined, "entity" where !isJoined, "query":
                place = .end
            default: throw cursor.syntaxError()
            }
        }
        guard cursor.isAtEnd else { throw cursor.syntaxError() }
        lastName = segment
    }
}

// MARK: - Names with keys and parameters

extension PathGrammar {
    /// Takes a name and the parentheses behind it; nil where the segment is no such thing.
    private mutating func namedSegment(
        _ cursor: inout TextCursor
    ) throws(ODataSyntaxError) -> String? {
        guard let name = cursor.word() else { return nil }
        place = .open
        if cursor.next == "(" {
            let isKey = try parentheses(&cursor, canBeEmpty: true)
            if isKey { place = .single }
            if !isKey, cursor.next == "(" {
                _ = try parentheses(&cursor, canBeEmpty: false)
                place = .single
            }
        }
        guard cursor.isAtEnd else { throw cursor.syntaxError() }
        return name
    }

    /// Takes parameters or a key; tells whether it can only be a key, being without a name.
    private func parentheses(
        _ cursor: inout TextCursor,
        canBeEmpty: Bool
    ) throws(ODataSyntaxError) -> Bool {
        cursor.advance()
        let start = cursor.position
        cursor.skipWhitespace()
        if canBeEmpty, cursor.take(")") { return false }
        // White space may stand around named parameters, and not around a key.
        cursor.rewind(to: start)
        if let value = try value(&cursor) {
            guard value != .literal(.null), cursor.take(")") else { throw cursor.expected("')'") }
            return true
        }
        var names: Set<String> = []
        repeat {
            cursor.skipWhitespace()
            guard let name = cursor.word(), !name.contains("."), names.insert(name).inserted,
                cursor.take("="), try value(&cursor) != nil
            else { throw cursor.syntaxError() }
            cursor.skipWhitespace()
        } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.expected("')' or ','") }
        return false
    }

    /// A literal or an alias, the only values that a path can hold.
    private func value(_ cursor: inout TextCursor) throws(ODataSyntaxError) -> FilterExpression? {
        if cursor.take("@") {
            guard let name = cursor.word() else { throw cursor.syntaxError() }
            return .alias(name)
        }
        var parser = FilterParser(cursor)
        let value = try parser.literal()
        cursor = parser.cursor
        return value
    }
}

extension ODataError {
    /// The same refusal where it is a matter of grammar.
    var syntaxError: ODataSyntaxError { ODataSyntaxError(deepestMessage) }
}
