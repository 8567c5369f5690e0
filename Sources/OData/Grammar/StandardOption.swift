/// The system query options of OData 4.01 (ABNF, rule `systemQueryOption`).
enum StandardOption: String {
    case compute, deltatoken, expand, filter, format, id
    case inlinecount = "count"
    case index, orderby, schemaversion, search, select, skip, skiptoken, top
    /// Only within `$expand`.
    case levels

    /// By its name with or without the dollar sign, in any case of letters.
    init?(name: String) {
        self.init(rawValue: (name.hasPrefix("$") ? String(name.dropFirst()) : name).lowercased())
    }

    /// Whether the value may hold literals, in whose quotes an ampersand is a letter.
    var holdsLiterals: Bool {
        switch self {
        case .compute, .expand, .filter, .orderby, .select: true
        default: false
        }
    }

    static let inCount: Set<StandardOption> = [.filter, .search]
    static let inReference = inCount.union([.orderby, .skip, .top, .inlinecount])
    static let inExpansion = inReference.union([.select, .expand, .compute, .levels])
    static let inSelection = inReference.union([.select, .compute])
}
