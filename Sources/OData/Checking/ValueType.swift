/// The type of an expression, as far as the checks and their error texts need it.
enum ValueType: Equatable {
    /// By its full name: `Edm.String`, or the name of an enumeration.
    case primitive(String)
    case null
    /// A row, by the name of its entity type.
    case entity(String)
    /// Rows, by the name of their entity type.
    case collection(String)
    /// Not to be known: an alias, a name without a model; fits everywhere.
    case unknown

    static let boolean = ValueType.primitive("Edm.Boolean")

    /// Whether the value can stand where a truth value is needed.
    var isBoolean: Bool { fits("Edm.Boolean") }

    var isNumber: Bool {
        if case .primitive(let name) = self { Self.numberWidths[name] != nil } else { fitsAnything }
    }

    private var fitsAnything: Bool { self == .null || self == .unknown }

    /// Whether the value can be an argument of that type, numbers being widened.
    func fits(_ parameter: String) -> Bool {
        guard case .primitive(let name) = self else { return fitsAnything }
        if let own = Self.numberWidths[name], let wanted = Self.numberWidths[parameter] {
            return own <= wanted
        }
        // A literal of geography does not tell here which shape it is.
        return name == parameter || (name.hasPrefix("Edm.Geo") && parameter.hasPrefix(name))
    }

    /// Whether two values can be compared: same type, two numbers, or a moment and a date.
    func isComparable(to other: ValueType) -> Bool {
        switch (self, other) {
        case (.null, _), (.unknown, _), (_, .null), (_, .unknown): true
        case (.primitive(let left), .primitive(let right)):
            left == right || (isNumber && other.isNumber)
                || Set([left, right]) == ["Edm.DateTimeOffset", "Edm.Date"]
        case (.entity(let left), .entity(let right)): left == right
        default: false
        }
    }

    /// The type of a sum of two numbers: the wider of the two.
    func widened(with other: ValueType) -> ValueType {
        guard case .primitive(let left) = self else { return other }
        guard case .primitive(let right) = other else { return self }
        return (Self.numberWidths[left] ?? 0) >= (Self.numberWidths[right] ?? 0) ? self : other
    }

    private static let numberWidths = [
        "Edm.SByte": 0, "Edm.Byte": 0, "Edm.Int16": 0,
        "Edm.Int32": 1, "Edm.Int64": 2, "Edm.Decimal": 3, "Edm.Single": 4, "Edm.Double": 5,
    ]
}

extension ValueType {
    /// The type that the Microsoft library gives a literal: a number gets the narrowest one that
    /// holds it.
    init(of literal: Literal) {
        switch literal {
        case .null: self = .null
        case .boolean: self = .boolean
        case .string: self = .primitive("Edm.String")
        case .guid: self = .primitive("Edm.Guid")
        case .number(let text): self = .primitive(Self.numberType(text))
        case .dateTimeOffset: self = .primitive("Edm.DateTimeOffset")
        case .date: self = .primitive("Edm.Date")
        case .timeOfDay: self = .primitive("Edm.TimeOfDay")
        case .duration: self = .primitive("Edm.Duration")
        case .enumeration(let type, _): self = .primitive(type)
        }
    }

    private static func numberType(_ text: String) -> String {
        if Int32(text) != nil { return "Edm.Int32" }
        if Int64(text) != nil { return "Edm.Int64" }
        let digits = text.count { $0.isASCII && $0.isNumber }
        return digits <= 7 && Float(text)?.isFinite == true ? "Edm.Single" : "Edm.Double"
    }
}
