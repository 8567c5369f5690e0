/// Judges single values by the OASIS grammar (ABNF, section 7).
enum LiteralGrammar {
    /// Whether the text, percent-decoded, is what the rule says.
    static func accepts(_ text: String, _ rule: GrammarRule) -> Bool {
        switch rule {
        case .null, .nullValue: text == "null"
        case .boolean: ["true", "false"].contains(text.lowercased())
        case .booleanValue: ["true", "false"].contains(text)
        case .guid, .guidValue: text.withShape { $0.guid() != nil }
        case .date, .dateValue: isMoment(text) { if case .date = $0 { true } else { false } }
        case .dateTimeOffsetLiteral, .dateTimeOffset, .dateTimeOffsetValue,
            .dateTimeOffsetValueInUrl:
            isMoment(text) { if case .dateTimeOffset = $0 { true } else { false } }
        case .timeOfDayLiteral, .timeOfDay, .timeOfDayValue:
            isMoment(text) { if case .timeOfDay = $0 { true } else { false } }
        case .durationValue: isDuration(text)
        case .durationLiteral, .duration: isDurationLiteral(text)
        case .decimalLiteral, .decimalValue, .doubleLiteral, .doubleValue, .singleLiteral,
            .singleValue, .decimal, .double, .single:
            isNumber(text)
        case .byte, .byteValue: isInteger(text, digits: 3, isSigned: false)
        case .sbyte, .sbyteLiteral, .sbyteValue: isInteger(text, digits: 3)
        case .int16, .int16Literal, .int16Value: isInteger(text, digits: 5)
        case .int32, .int32Literal, .int32Value: isInteger(text, digits: 10)
        case .int64, .int64Literal, .int64Value: isInteger(text, digits: 19)
        case .string, .stringLiteral: isString(text)
        case .enumeration, .enumLiteral: isEnum(text)
        case .enumValue: TextCursor.isEnumValue(text)
        case .binary, .binaryLiteral: isForeign(text, "binary", nil)
        case .binaryValue: ForeignLiteral.isBase64(text)
        case .primitiveValue: primitiveValues.contains { accepts(text, $0) } || isShape(text)
        default: isGeography(text, rule)
        }
    }

    private static let primitiveValues: [GrammarRule] = [
        .booleanValue, .guidValue, .durationValue, .dateTimeOffsetValue, .dateValue,
        .timeOfDayValue, .enumValue, .decimalValue, .binaryValue,
    ]
}

// MARK: - Shapes of values

extension LiteralGrammar {
    private static func isMoment(_ text: String, _ isWanted: (Literal) -> Bool) -> Bool {
        text.withShape { cursor in cursor.moment().map(isWanted) ?? false }
    }

    private static func isDuration(_ text: String) -> Bool {
        text.withShape { $0.duration() }
    }

    /// The name of the type may be missing.
    private static func isDurationLiteral(_ text: String) -> Bool {
        switch literal(text) {
        case .duration: true
        case .string(let content): isDuration(content)
        default: false
        }
    }

    private static func isEnum(_ text: String) -> Bool {
        switch literal(text) {
        case .enumeration: true
        case .string(let content): TextCursor.isEnumValue(content)
        default: false
        }
    }

    private static func isString(_ text: String) -> Bool {
        if case .string = literal(text) { true } else { false }
    }

    private static func isNumber(_ text: String) -> Bool {
        ["NaN", "INF"].contains(text) || text.withShape { $0.number() != nil }
    }

    private static func isInteger(_ text: String, digits: Int, isSigned: Bool = true) -> Bool {
        text.withShape { cursor in
            if isSigned, !cursor.take("+") { _ = cursor.take("-") }
            return cursor.digits(1...digits)
        }
    }

    /// The literal that the whole text is.
    private static func literal(_ text: String) -> Literal? {
        var cursor = TextCursor(text, dialect: .standard)
        // What is no literal is for the verdict, not for an error.
        let literal = Result { () throws(ODataSyntaxError) in try cursor.literal() }
        guard case .success(let value) = literal, cursor.isAtEnd else { return nil }
        return value
    }

    private static func isShape(_ text: String) -> Bool {
        text.withShape { cursor in cursor.srid() && cursor.shape() != nil }
    }

    /// A literal with that prefix; of geography, of that shape.
    private static func isForeign(
        _ text: String,
        _ prefix: String,
        _ shape: TextCursor.Shape?
    ) -> Bool {
        guard text.lowercased().hasPrefix(prefix + "'"), text.count >= prefix.count + 2,
            text.hasSuffix("'")
        else { return false }
        let content = String(text.dropFirst(prefix.count + 1).dropLast())
        guard let shape else { return ForeignLiteral(type: prefix)?.accepts(content) ?? false }
        return content.withShape { cursor in cursor.srid() && cursor.shape() == shape }
    }

    /// The rules are named `geographyPoint`, `geometryMultiPolygon` and so on.
    private static func isGeography(_ text: String, _ rule: GrammarRule) -> Bool {
        let name = rule.rawValue
        guard let prefix = ["geography", "geometry"].first(where: { name.hasPrefix($0) }) else {
            return false
        }
        let kind = name.dropFirst(prefix.count).lowercased()
        let shape = TextCursor.Shape(rawValue: kind == "collection" ? "geometrycollection" : kind)
        return shape.map { isForeign(text, prefix, $0) } ?? false
    }
}
