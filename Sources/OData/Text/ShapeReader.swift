/// Reads the shapes of geography and geometry (OData 4.0 ABNF, rules `fullPointLiteral` and so on).
extension TextCursor {
    /// The kinds of shapes, by their names in text.
    enum Shape: String {
        case point, linestring, polygon, multipoint, multilinestring, multipolygon
        case geometrycollection
    }

    /// Takes `SRID=` with its number and the semicolon.
    mutating func srid() -> Bool {
        guard let word = word(), word.lowercased() == "srid" else { return false }
        return take("=") && digits(1...5) && take(";")
    }

    /// Takes one shape and tells its kind; nil where it is none.
    mutating func shape(depth: Int = 0) -> Shape? {
        guard depth < FilterParser.nestingLimit, let word = word(),
            let kind = Shape(rawValue: word.lowercased())
        else { return nil }
        let isWhole =
            switch kind {
            case .point: parenthesised { $0.point() }
            case .linestring: line()
            case .polygon: polygon()
            case .multipoint: many { $0.parenthesised { $0.point() } }
            case .multilinestring: many { $0.line() }
            case .multipolygon: many { $0.polygon() }
            case .geometrycollection: list { $0.shape(depth: depth + 1) != nil } > 0
            }
        return isWhole ? kind : nil
    }

    private mutating func polygon() -> Bool { list { $0.ring() } > 0 }

    private mutating func line() -> Bool { list { $0.point() } > 1 }

    /// A ring ends where it began, in the same letters.
    private mutating func ring() -> Bool {
        var places: [String] = []
        let count = list { cursor in
            let start = cursor.position
            guard cursor.point() else { return false }
            places.append(cursor.taken(since: start))
            return true
        }
        return count > 0 && places.first == places.last
    }

    private mutating func many(_ element: (inout TextCursor) -> Bool) -> Bool {
        let start = position
        if take("("), take(")") { return true }
        rewind(to: start)
        return list(element) > 0
    }

    /// Takes elements between parentheses; tells how many, 0 where they are not whole.
    private mutating func list(_ element: (inout TextCursor) -> Bool) -> Int {
        guard take("(") else { return 0 }
        var count = 0
        repeat {
            guard element(&self) else { return 0 }
            count += 1
        } while take(",")
        return take(")") ? count : 0
    }

    private mutating func parenthesised(_ element: (inout TextCursor) -> Bool) -> Bool {
        list(element) == 1
    }

    /// Two to four numbers with single spaces between them.
    private mutating func point() -> Bool {
        var count = 0
        repeat {
            guard number() != nil || take(keyword: "nan") || take(keyword: "inf") else {
                return false
            }
            count += 1
        } while take(" ")
        return (2...4).contains(count)
    }
}

extension String {
    /// Whether all of the text is what the body takes.
    func withShape(_ body: (inout TextCursor) -> Bool) -> Bool {
        var cursor = TextCursor(self, dialect: .standard)
        return body(&cursor) && cursor.isAtEnd
    }
}
