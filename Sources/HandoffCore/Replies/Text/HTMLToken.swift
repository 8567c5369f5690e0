/// A piece of an HTML text.
enum HTMLToken: Sendable, Equatable {
    /// Text with its character references replaced.
    case text(String)
    case open(String, attributes: [String: String])
    case close(String)
}

extension HTMLToken {
    /// The pieces of an HTML text, in order; comments, declarations and the contents of scripts
    /// and styles are left out.
    ///
    /// It reads what people's mail programs write, as the HTML standard's tokenizer does, but for
    /// one thing: a tag or comment that is never closed is text, so that nothing is swallowed.
    static func tokens(of html: String) -> [HTMLToken] {
        var reader = HTMLTokenReader(html)
        return reader.read()
    }
}

/// Reads an HTML text once from front to back.
private struct HTMLTokenReader {
    private let source: [Unicode.Scalar]
    private var index = 0
    private var tokens: [HTMLToken] = []
    private var text = String.UnicodeScalarView()

    /// Elements whose content is no markup; what stands in them is nothing to read, but for
    /// `textarea`.
    private static let rawElements: Set = [
        "script", "style", "title", "xmp", "iframe", "noembed", "noframes", "textarea",
    ]

    /// The last place where a tag or a comment can end: what begins behind it is text, and is
    /// not searched for its end again and again.
    private let lastTagEnd: Int
    /// Where a quote begins that never ends: tags before it would all run into it.
    private var brokenUntil = 0
    private let lastCommentEnd: Int

    init(_ html: String) {
        let source = Array(html.unicodeScalars)
        self.source = source
        lastTagEnd = source.lastIndex(of: ">") ?? -1
        lastCommentEnd =
            source.indices.last { index in
                index >= 2 && source[(index - 2)...index].elementsEqual("-->".unicodeScalars)
            } ?? -1
    }

    mutating func read() -> [HTMLToken] {
        while index < source.count {
            if source[index] != "<" || !readMarkup() {
                text.append(source[index])
                index += 1
            }
        }
        flushText()
        return tokens
    }

    /// Reads what begins with `<`; false where it is a mere sign.
    private mutating func readMarkup() -> Bool {
        guard index + 1 < source.count, index < lastTagEnd else { return false }
        switch source[index + 1] {
        case "!", "?": return skipDeclaration()
        case "/": return readClosingTag()
        case let next where next.isLetter: return readOpeningTag()
        default: return false
        }
    }

    /// A comment ends with `-->`, any other declaration with the next `>`.
    private mutating func skipDeclaration() -> Bool {
        let isComment = source[index...].starts(with: "<!--".unicodeScalars)
        guard !isComment || index < lastCommentEnd else { return false }
        let end = isComment ? position(of: "-->", from: index + 4) : position(of: ">", from: index)
        guard let end else { return false }
        index = end + (isComment ? 3 : 1)
        return true
    }

    private mutating func readClosingTag() -> Bool {
        guard let end = position(of: ">", from: index) else { return false }
        let name = name(from: index + 2)
        flushText()
        if !name.isEmpty { tokens.append(.close(name)) }
        index = end + 1
        return true
    }

    private mutating func readOpeningTag() -> Bool {
        let name = name(from: index + 1)
        var position = index + 1 + name.unicodeScalars.count
        guard index >= brokenUntil else { return false }
        guard let attributes = attributes(at: &position) else {
            brokenUntil = position
            return false
        }
        flushText()
        index = position
        guard Self.rawElements.contains(name) else {
            tokens.append(.open(name, attributes: attributes))
            return true
        }
        let end = closing(of: name, from: index) ?? source.count
        if name == "textarea" {
            text.append(contentsOf: source[index..<end])
            flushText()
        }
        index = end
        return true
    }

    /// The attributes of a tag up to behind its `>`; nil where it never ends.
    private func attributes(at position: inout Int) -> [String: String]? {
        var attributes: [String: String] = [:]
        while position < source.count {
            let scalar = source[position]
            if scalar == ">" {
                position += 1
                return attributes
            }
            guard !scalar.isSpace, scalar != "/" else {
                position += 1
                continue
            }
            let start = position
            repeat { position += 1 } while position < source.count && !source[position].endsName
            let name = string(start..<position).lowercased()
            var mark = position
            while mark < source.count, source[mark].isSpace { mark += 1 }
            var value = ""
            if mark < source.count, source[mark] == "=" {
                position = mark + 1
                guard let found = attributeValue(at: &position) else { return nil }
                value = found
            }
            if attributes[name] == nil { attributes[name] = value }
        }
        return nil
    }

    private func attributeValue(at position: inout Int) -> String? {
        while position < source.count, source[position].isSpace { position += 1 }
        guard position < source.count else { return nil }
        let quote = source[position]
        let start: Int
        let end: Int
        if quote == "\"" || quote == "'" {
            start = position + 1
            guard let close = source[start...].firstIndex(of: quote) else { return nil }
            end = close
            position = close + 1
        } else {
            start = position
            end = source[start...].firstIndex { $0.isSpace || $0 == ">" } ?? source.count
            position = end
        }
        return CharacterReference.decoded(string(start..<end))
    }

    private mutating func flushText() {
        guard !text.isEmpty else { return }
        tokens.append(.text(CharacterReference.decoded(String(text))))
        text = String.UnicodeScalarView()
    }

    private func name(from start: Int) -> String {
        var end = start
        while end < source.count, !source[end].isSpace, source[end] != "/", source[end] != ">" {
            end += 1
        }
        return string(start..<end).lowercased()
    }

    /// Where the closing tag of a raw element begins.
    private func closing(of name: String, from start: Int) -> Int? {
        var position = start
        while let open = self.position(of: "</", from: position) {
            if self.name(from: open + 2) == name { return open }
            position = open + 2
        }
        return nil
    }

    private func position(of part: String, from start: Int) -> Int? {
        let part = Array(part.unicodeScalars)
        guard start <= source.count - part.count else { return nil }
        return (start...(source.count - part.count)).first { position in
            source[position] == part[0]
                && source[position..<(position + part.count)].elementsEqual(part)
        }
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: source[range])
        return String(view)
    }
}

extension Unicode.Scalar {
    fileprivate var isLetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }

    /// What HTML calls white space.
    var isSpace: Bool {
        self == " " || self == "\n" || self == "\t" || self == "\r" || self == "\u{0C}"
    }

    fileprivate var endsName: Bool { isSpace || self == "=" || self == ">" || self == "/" }
}
