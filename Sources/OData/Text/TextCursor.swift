/// A place in a text of a URL, already percent-decoded, that moves forward as tokens are taken.
struct TextCursor {
    let text: String
    let dialect: Dialect
    private let scalars: [Unicode.Scalar]
    private(set) var position = 0

    init(_ text: String, dialect: Dialect = .service) {
        self.text = text
        self.dialect = dialect
        scalars = Array(text.unicodeScalars)
    }

    /// The character here; nil at the end.
    var next: Unicode.Scalar? { peek(0) }

    var isAtEnd: Bool { position == scalars.count }

    /// The character that many places ahead; nil beyond the end.
    func peek(_ distance: Int) -> Unicode.Scalar? {
        let index = position + distance
        return scalars.indices.contains(index) ? scalars[index] : nil
    }

    mutating func advance(by count: Int = 1) {
        position = min(position + count, scalars.count)
    }

    mutating func rewind(to position: Int) {
        self.position = position
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == character else { return false }
        position += 1
        return true
    }

    /// Takes spaces and tabs; tells whether there were any.
    @discardableResult
    mutating func skipWhitespace() -> Bool {
        let start = position
        while next?.isWhitespace == true { position += 1 }
        return position > start
    }

    /// Takes an identifier, or several joined by dots; nil where none starts.
    mutating func word() -> String? {
        guard let first = next, first.startsIdentifier else { return nil }
        let start = position
        while let character = next {
            let joins = character == "." && peek(1)?.startsIdentifier == true
            guard character.continuesIdentifier || joins else { break }
            position += 1
        }
        return taken(since: start)
    }

    /// Takes that word where it stands as a whole; a keyword's case of letters is the dialect's.
    mutating func take(keyword: String) -> Bool {
        let start = position
        if let word = word(), dialect.keyword(word) == keyword { return true }
        rewind(to: start)
        return false
    }

    /// What was taken since that position.
    func taken(since start: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<position])
        return String(view)
    }
}

// MARK: - Errors

extension TextCursor {
    /// The error that says that nothing known can stand here.
    func syntaxError() -> ODataSyntaxError {
        error { "Syntax error at position \($0) in '\(text)'." }
    }

    /// The error that says what should stand here.
    func expected(_ what: String) -> ODataSyntaxError {
        error { "\(what) expected at position \($0) in '\(text)'." }
    }

    /// An error here or at another place, worded with that place as .NET counts it.
    func error(at start: Int? = nil, _ message: (Int) -> String) -> ODataSyntaxError {
        let place = scalars[..<(start ?? position)].reduce(0) { $0 + UTF16.width($1) }
        return ODataSyntaxError(message(place), position: place)
    }
}

// MARK: - Characters

extension Unicode.Scalar {
    /// Whether an `odataIdentifier` may begin with this character.
    var startsIdentifier: Bool {
        isASCII ? ("a"..."z" ~= self || "A"..."Z" ~= self || self == "_") : properties.isAlphabetic
    }

    /// Whether an `odataIdentifier` may go on with this character.
    var continuesIdentifier: Bool {
        isASCII ? startsIdentifier || isDigit : properties.isXIDContinue
    }

    var isDigit: Bool { "0"..."9" ~= self }

    var isHexDigit: Bool { properties.isASCIIHexDigit }

    var isWhitespace: Bool { self == " " || self == "\t" }
}
