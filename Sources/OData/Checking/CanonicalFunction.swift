/// A function of OData 4.0 that an expression may call, with its signatures (URL conventions,
/// section 5.1.1.4).
struct CanonicalFunction {
    struct Signature {
        let parameters: [String]
        let result: String
    }

    let name: String
    let signatures: [Signature]
    /// Whether OData 4.01 lets the function take collections as well as text.
    var takesCollections = false

    /// The signature that these arguments fit; in the 4.01 dialect what may be a collection as
    /// well as text may be anything.
    func signature(for arguments: [ValueType], in dialect: Dialect) -> Signature? {
        let isOpen = takesCollections && dialect == .standard
        return signatures.first { signature in
            signature.parameters.count == arguments.count
                && zip(arguments, signature.parameters).allSatisfy { argument, parameter in
                    argument.fits(parameter) || (isOpen && parameter == "Edm.String")
                }
        }
    }

    /// The signatures as the library's error text lists them.
    var signatureList: String {
        signatures.map { signature in
            let parameters = signature.parameters.map { $0 + " Nullable=true" }
            return name + "(" + parameters.joined(separator: ", ") + ")"
        }
        .joined(separator: "; ")
    }
}

extension CanonicalFunction {
    /// The function of that name, as the dialect spells it; OData 4.01 has more of them.
    static func named(_ name: String, in dialect: Dialect) -> CanonicalFunction? {
        all[name] ?? (dialect == .standard ? later[name.lowercased()] : nil)
    }

    private static let all = index(text + calendar + clock + arithmetic + geography) { $0 }
    private static let later = index(
        text + calendar + clock + arithmetic + geography + collections
    ) { $0.lowercased() }

    private static func index(
        _ functions: [CanonicalFunction],
        by key: (String) -> String
    ) -> [String: CanonicalFunction] {
        Dictionary(uniqueKeysWithValues: functions.map { (key($0.name), $0) })
    }

    private static let text =
        [
            function("contains", [(["String", "String"], "Boolean")]),
            function("startswith", [(["String", "String"], "Boolean")]),
            function("endswith", [(["String", "String"], "Boolean")]),
            function("length", [(["String"], "Int32")]),
            function("indexof", [(["String", "String"], "Int32")]),
            function(
                "substring",
                [(["String", "Int32"], "String"), (["String", "Int32", "Int32"], "String")]
            ),
            function("concat", [(["String", "String"], "String")]),
        ].map { $0.takingCollections() } + [
            function("tolower", [(["String"], "String")]),
            function("toupper", [(["String"], "String")]),
            function("trim", [(["String"], "String")]),
        ]

    /// What OData 4.01 adds.
    private static let collections =
        [function("matchesPattern", [(["String", "String"], "Boolean")])]
        + ["hassubset", "hassubsequence"].map {
            function($0, [(["String", "String"], "Boolean")]).takingCollections()
        }

    private static let geography = ["Geography", "Geometry"].reduce(into: [:]) { table, type in
        for (name, parameters, result) in [
            ("geo.distance", [type + "Point", type + "Point"], "Double"),
            ("geo.length", [type + "LineString"], "Double"),
            ("geo.intersects", [type + "Point", type + "Polygon"], "Boolean"),
        ] {
            table[name, default: []].append((parameters: parameters, result: result))
        }
    }
    .map { function($0.key, $0.value) }

    private static let calendar = ["year", "month", "day"].map {
        function($0, [(["DateTimeOffset"], "Int32"), (["Date"], "Int32")])
    }

    private static let clock =
        ["hour", "minute", "second"].map {
            function($0, [(["DateTimeOffset"], "Int32"), (["TimeOfDay"], "Int32")])
        } + [
            function(
                "fractionalseconds",
                [(["DateTimeOffset"], "Decimal"), (["TimeOfDay"], "Decimal")]
            ),
            function("date", [(["DateTimeOffset"], "Date")]),
            function("time", [(["DateTimeOffset"], "TimeOfDay")]),
            function("totaloffsetminutes", [(["DateTimeOffset"], "Int32")]),
            function("totalseconds", [(["Duration"], "Decimal")]),
            function("now", [([], "DateTimeOffset")]),
            function("mindatetime", [([], "DateTimeOffset")]),
            function("maxdatetime", [([], "DateTimeOffset")]),
        ]

    private static let arithmetic = ["round", "floor", "ceiling"].map {
        function($0, [(["Decimal"], "Decimal"), (["Double"], "Double")])
    }

    private static func function(
        _ name: String,
        _ signatures: [(parameters: [String], result: String)]
    ) -> CanonicalFunction {
        CanonicalFunction(
            name: name,
            signatures: signatures.map { parameters, result in
                Signature(parameters: parameters.map { "Edm." + $0 }, result: "Edm." + result)
            }
        )
    }

    private func takingCollections() -> CanonicalFunction {
        var function = self
        function.takesCollections = true
        return function
    }
}
