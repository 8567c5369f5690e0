/// What is known of the names in a text that comes without a model.
///
/// A grammar says nothing of names. Two public services whose requests are often used to try a
/// parser do: the Apache Olingo technical service, which names each part of its model after what
/// it is (`NavPropertyETKeyNavMany`, `PropertyInt16`, `ESAllPrim`), and the sample service of the
/// OData tutorials, whose set `Products` has a `Name` and a `Price`. All other names may be
/// anything.
struct ReferenceNames {
    /// The entity set that the options are about, where the text names one.
    let entitySet: String?

    /// The type of what a path leads to.
    func type(of path: [String]) throws(ODataError) -> ValueType {
        if path.count == 1, path[0].contains(".") {
            // A type alone is no value (rule `memberExpr`).
            throw ODataError.invalidQuery("'\(path[0])' names a type, which is no value.")
        }
        var type = ValueType.unknown
        for (index, name) in path.enumerated() {
            if case .collection = type, !name.contains(".") {
                throw ODataError.notSingle(beforeProperty: name)
            }
            type = Self.type(of: name)
            if index == 0, path.count == 1, entitySet == "Products" {
                type = Self.products[name] ?? type
            }
        }
        return type
    }

    /// Whether the rows of the set may have a property of that name.
    func mayHave(_ name: String) -> Bool {
        guard let entitySet, Self.isTechnical(entitySet) else { return true }
        return Self.isMember(name)
    }
}

extension ReferenceNames {
    private static let products: [String: ValueType] = [
        "Name": .primitive("Edm.String"), "Price": .primitive("Edm.Double"),
        "ShippingAddress": .entity("ShippingAddress"),
    ]

    /// Whether the name is one of a set, a singleton, or an import of the technical service.
    static func isTechnical(_ name: String) -> Bool {
        let kinds = ["ES", "SI", "FI", "AI"]
        guard kinds.contains(String(name.prefix(2))) else { return false }
        return name == "SI" || name.dropFirst(2).first?.isUppercase == true
    }

    /// Whether the technical service could have a property, or a bound operation, of that name.
    static func isMember(_ name: String) -> Bool {
        name.contains(".") || name.hasPrefix("@") || name == "*"
            || ["Property", "CollProperty", "NavProperty"].contains { name.hasPrefix($0) }
    }

    /// The type that the technical service's way of naming gives away.
    private static func type(of name: String) -> ValueType {
        if name.hasPrefix("CollProperty") { return .collection(name) }
        if name.hasPrefix("NavProperty") {
            return name.hasSuffix("Many") ? .collection(name) : .unknown
        }
        guard name.hasPrefix("Property") else { return .unknown }
        let type = String(name.dropFirst("Property".count))
        return primitives.contains(type) ? .primitive("Edm." + type) : .unknown
    }

    private static let primitives: Set<String> = [
        "Boolean", "Byte", "SByte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal",
        "String", "Binary", "Date", "DateTimeOffset", "Duration", "Guid", "TimeOfDay",
    ]
}
