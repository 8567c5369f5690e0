/// A rule of the OASIS grammar from which a text can be judged.
///
/// Its cases are the rules of addresses, queries, expressions and values by their names in
/// `odata-abnf-construction-rules`; those of headers and preferences are no part of a request's
/// address. Some are of the grammar of 4.0, which named them otherwise.
package enum GrammarRule: String, Sendable, CaseIterable {
    // Addresses
    case odataUri, odataRelativeUri, resourcePath, context, keyPredicate
    // Queries
    case queryOptions, queryOption, systemQueryOption, customQueryOption, aliasAndValue
    case compute, deltatoken, expand, filter, format, id, inlinecount, index, levels, orderby
    case schemaversion, search, searchExpr, select, skip, skiptoken, top
    // Expressions
    case commonExpr, boolCommonExpr, primitiveLiteral, rootExpr, functionExpr, negateExpr
    case methodCallExpr, boolMethodCallExpr, parenExpr, castExpr, isofExpr, notExpr
    case firstMemberExpr, memberExpr, propertyPathExpr, anyExpr, allExpr, listExpr
    case parameterAlias, parameterValue, arrayOrObject, array, object, complexInUri
    case stringInUrl
    // Names
    case odataIdentifier, entitySetName, singletonEntity, entityTypeName, parameterName
    case namespace, qualifiedTypeName
    // Values
    case null, nullValue, boolean, booleanValue, guid, guidValue, date, dateValue
    case dateTimeOffset, dateTimeOffsetLiteral, dateTimeOffsetValue, dateTimeOffsetValueInUrl
    case timeOfDay, timeOfDayLiteral, timeOfDayValue
    case duration, durationLiteral, durationValue
    case decimal, decimalLiteral, decimalValue, double, doubleLiteral, doubleValue
    case single, singleLiteral, singleValue, byte, byteValue, sbyte, sbyteLiteral, sbyteValue
    case int16, int16Literal, int16Value, int32, int32Literal, int32Value
    case int64, int64Literal, int64Value, string, stringLiteral
    case enumeration = "enum"
    case enumLiteral, enumValue, binary, binaryLiteral, binaryValue, primitiveValue
    case geographyCollection, geographyLineString, geographyMultiLineString, geographyMultiPoint
    case geographyMultiPolygon, geographyPoint, geographyPolygon
    case geometryCollection, geometryLineString, geometryMultiLineString, geometryMultiPoint
    case geometryMultiPolygon, geometryPoint, geometryPolygon

    /// The rule of that name, in which case counts for nothing (RFC 5234, section 2.1).
    package init?(named name: String) {
        guard let rule = Self.byName[name.lowercased()] else { return nil }
        self = rule
    }

    private static let byName = Dictionary(
        allCases.map { ($0.rawValue.lowercased(), $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Judges a text by this rule.
    ///
    /// The text is percent-encoded, as in a URL; characters that a URL would have to encode may
    /// stand for themselves. Beyond the grammar it is judged what no model could make good: types
    /// of literals that do not fit, unknown functions, options given twice.
    ///
    /// - Parameter text: The text, from its first to its last character.
    /// - Throws: Where the text is not good, with the place where there is one.
    package func check(_ text: String) throws(ODataSyntaxError) {
        switch self {
        case .odataUri: try AddressGrammar.checkAbsolute(text)
        case .odataRelativeUri: try AddressGrammar.checkRelative(text)
        case .resourcePath: try PathGrammar.check(text)
        case .context: try checkContext(text)
        case .keyPredicate: try PathGrammar.check("_" + text)
        // That an option stands once is no rule of the grammar, but of whole addresses.
        case .queryOptions, .queryOption: try query.check(text, allowsRepetition: true)
        case .skiptoken, .deltatoken: try checkToken(text)
        case .systemQueryOption: try checkSingle(text, mark: "$")
        case .aliasAndValue: try checkSingle(text, mark: "@")
        case .customQueryOption: try checkCustom(text)
        case .searchExpr: try OptionGrammar.check(decoded(text), of: .search, names: names)
        default:
            if let option = StandardOption(name: rawValue) ?? named {
                try query.check(text, first: option)
            } else if isExpression {
                try checkExpression(decoded(text))
            } else {
                // Values stand in bodies, where nothing is percent-encoded.
                try checkValue(rawValue.hasSuffix("Value") ? text : decoded(text))
            }
        }
    }

    /// Whether the text is one identifier.
    static func isIdentifier(_ text: String) -> Bool {
        TextCursor(text).isName && !text.contains(".") && text.unicodeScalars.count <= 128
    }
}

extension GrammarRule {
    private var names: ReferenceNames { ReferenceNames(entitySet: nil) }

    private var query: QueryGrammar { QueryGrammar(names: names) }

    /// The option whose rule has another name.
    private var named: StandardOption? { self == .inlinecount ? .inlinecount : nil }

    private func decoded(_ text: String) -> String {
        PercentEncoding.decode(text, plusIsSpace: false)
    }

    private func checkContext(_ text: String) throws(ODataSyntaxError) {
        guard text.hasPrefix("#") else { throw ODataSyntaxError("A context begins with '#'.") }
        try ContextGrammar.check(String(text.dropFirst()))
    }

    private func checkSingle(_ text: String, mark: String) throws(ODataSyntaxError) {
        let parts = QueryGrammar.split(text)
        let isSystemOption = mark == "$" && StandardOption(name: parts[0].name) != nil
        guard parts.count == 1, parts[0].name.hasPrefix(mark) || isSystemOption else {
            throw ODataSyntaxError("One option that begins with '\(mark)' was expected.")
        }
        try query.check(text)
    }

    /// A token is all that it says, so that nothing may stand behind it.
    private func checkToken(_ text: String) throws(ODataSyntaxError) {
        guard QueryGrammar.split(text).count == 1 else {
            throw ODataSyntaxError("An ampersand in a token must be percent-encoded.")
        }
        try query.check(text, first: StandardOption(name: rawValue))
    }

    private func checkCustom(_ text: String) throws(ODataSyntaxError) {
        let parts = QueryGrammar.split(text)
        guard parts.count == 1, let first = parts[0].name.first, first != "$", first != "@" else {
            throw ODataSyntaxError("One option of the client's own was expected.")
        }
    }

    private func checkValue(_ text: String) throws(ODataSyntaxError) {
        let isGood =
            switch self {
            case .odataIdentifier, .entitySetName, .singletonEntity, .entityTypeName,
                .parameterName:
                Self.isIdentifier(text)
            case .namespace, .qualifiedTypeName: TextCursor(text).isName
            case .parameterAlias: text.hasPrefix("@") && Self.isIdentifier(String(text.dropFirst()))
            default: LiteralGrammar.accepts(text, self)
            }
        guard isGood else { throw ODataSyntaxError("'\(text)' is not of the rule \(rawValue).") }
    }
}
