/// A function of OData 4.0 that an expression may call, with its signatures (URL conventions,
/// section 5.1.1.4).
struct CanonicalFunction {
    struct Signature {
        let parameters: [String]
        let result: String
    }

    let name: String
    let signatures: [Signature]

    /// The signature that these arguments fit.
    func signature(for arguments: [ValueType]) -> Signature? {
        signatures.first { signature in
            signature.parameters.count == arguments.count
                && zip(arguments, signature.parameters).allSatisfy { $0.fits($1) }
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
    static func named(_ name: String) -> CanonicalFunction? { all[name] }

    private static let all: [String: CanonicalFunction] = Dictionary(
        uniqueKeysWithValues: (text + calendar + clock + arithmetic).map { ($0.name, $0) }
    )

    private static let text = [
        function("contains", [(["String", "String"], "Boolean")]),
        function("startswith", [(["String", "String"], "Boolean")]),
        function("endswith", [(["String", "String"], "Boolean")]),
        function("length", [(["String"], "Int32")]),
        function("indexof", [(["String", "String"], "Int32")]),
        function(
            "substring",
            [(["String", "Int32"], "String"), (["String", "Int32", "Int32"], "String")]
        ),
        function("tolower", [(["String"], "String")]),
        function("toupper", [(["String"], "String")]),
        function("trim", [(["String"], "String")]),
        function("concat", [(["String", "String"], "String")]),
    ]

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
}
