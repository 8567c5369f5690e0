/// Judges the query of a URL, percent-encoded, by the OASIS grammar (rule `queryOptions`).
struct QueryGrammar {
    /// One option of the query, its name percent-decoded.
    struct Part {
        let name: String
        /// Percent-encoded; nil where there is no equals sign.
        let value: String?
    }

    let names: ReferenceNames
    /// The options that the resource has; nil for all.
    var allowed: Set<StandardOption>?

    /// Judges all options of a query.
    ///
    /// - Parameters:
    ///   - query: What stands behind the question mark.
    ///   - first: The option that must come first, with or without its dollar sign; nil where
    ///     any may.
    ///   - allowsRepetition: Whether an option may stand more than once.
    /// - Throws: The first fault.
    func check(
        _ query: String,
        first: StandardOption? = nil,
        allowsRepetition: Bool = false
    ) throws(ODataSyntaxError) {
        let parts = Self.split(query)
        var seen: Set<StandardOption> = []
        var aliases: [String: FilterExpression] = [:]
        for (index, part) in parts.enumerated() {
            if part.name.hasPrefix("@") {
                try checkAlias(part, into: &aliases)
                continue
            }
            let expected = index == 0 ? first : nil
            guard let option = try option(of: part, expected: expected) else { continue }
            guard seen.insert(option).inserted || allowsRepetition else {
                throw ODataSyntaxError(
                    "Query option '$\(option.rawValue)' was specified more than once, but it must"
                        + " be specified at most once."
                )
            }
            try check(part, as: option, isExpected: expected != nil)
        }
        _ = try AliasTable(aliases)
    }

    /// The system query option that a part is; nil where it is the client's own.
    private func option(
        of part: Part,
        expected: StandardOption?
    ) throws(ODataSyntaxError) -> StandardOption? {
        let option = StandardOption(name: part.name)
        if let expected {
            guard option == expected else {
                throw ODataSyntaxError("The query option '$\(expected.rawValue)' was expected.")
            }
            return option
        }
        guard part.name.hasPrefix("$") else {
            guard !part.name.isEmpty else {
                throw ODataSyntaxError("A query option without a name was found.")
            }
            return option
        }
        guard let option, option != .levels, allowed?.contains(option) ?? true else {
            throw ODataSyntaxError("The query parameter '\(part.name)' is not supported.")
        }
        return option
    }

    private func check(
        _ part: Part,
        as option: StandardOption,
        isExpected: Bool
    ) throws(ODataSyntaxError) {
        // Without the dollar sign what does not fit is an option of the client's own.
        let mayBeCustom = !part.name.hasPrefix("$") && !isExpected
        if mayBeCustom { return }
        guard let encoded = part.value else {
            throw ODataSyntaxError("The value for OData query '\(part.name)' cannot be empty.")
        }
        // An unencoded hash would begin the fragment; words are where it is not quoted.
        guard option != .search || !encoded.contains("#") else {
            throw ODataSyntaxError("A '#' in a query must be percent-encoded.")
        }
        // In a search an encoded semicolon is part of a word, as a plain one is not.
        let words = option == .search ? encoded.replacing(/%3[Bb]/, with: "_") : encoded
        let value = PercentEncoding.decode(words, plusIsSpace: false)
        try OptionGrammar.check(value, of: option, names: names)
    }

    private func checkAlias(
        _ part: Part,
        into aliases: inout [String: FilterExpression]
    ) throws(ODataSyntaxError) {
        let name = String(part.name.dropFirst())
        guard GrammarRule.isIdentifier(name), let value = part.value else {
            throw ODataSyntaxError("'\(part.name)' is no parameter alias with a value.")
        }
        var grammar = OptionGrammar(
            PercentEncoding.decode(value, plusIsSpace: false),
            names: names
        )
        let expression = try grammar.expression()
        guard grammar.cursor.isAtEnd else { throw grammar.cursor.syntaxError() }
        guard aliases.updateValue(expression, forKey: name) == nil else {
            throw ODataSyntaxError("The parameter alias '\(part.name)' has more than one value.")
        }
    }
}

extension QueryGrammar {
    /// Cuts a query at its ampersands, but for those within the quotes of a literal.
    static func split(_ query: String) -> [Part] {
        var parts: [Part] = []
        var name: String?
        var text: [UInt8] = []
        var isQuoted = false
        var holdsLiterals = false
        func finish() {
            let piece = String(decoding: text, as: UTF8.self)
            parts.append(Part(name: name ?? decoded(piece), value: name == nil ? nil : piece))
            (name, text, isQuoted, holdsLiterals) = (nil, [], false, false)
        }
        let bytes = Array(query.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "&") where !isQuoted: finish()
            case UInt8(ascii: "=") where name == nil:
                let word = decoded(String(decoding: text, as: UTF8.self))
                holdsLiterals =
                    word.hasPrefix("@") || StandardOption(name: word)?.holdsLiterals == true
                (name, text) = (word, [])
            default:
                text.append(byte)
                if holdsLiterals, isQuote(bytes, index) { isQuoted.toggle() }
            }
        }
        finish()
        return parts
    }

    private static func decoded(_ text: String) -> String {
        PercentEncoding.decode(text, plusIsSpace: false)
    }

    /// Whether a quote, plain or as `%27`, ends at that place.
    private static func isQuote(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "'")
            || (index >= 2 && bytes[index - 2...index].elementsEqual("%27".utf8))
    }
}
