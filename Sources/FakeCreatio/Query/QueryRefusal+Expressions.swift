import OData

/// The refusals of an expression.
extension QueryRefusal {
    /// A path that Creatio's own query does not find in an expression: the scalar of a lookup, which
    /// has to be reached over its navigation property, or a column that rows lack at run time.
    static func unknownColumn(_ path: [String], of table: EntityTable) -> ODataError {
        serializationFault(
            "Column by path \(path.joined(separator: ".")) not found in schema \(table.name)."
        )
    }

    /// `StartDate eq <literal>` failed with a server error of unknown words (creatio.md
    /// section 3.5).
    static func momentEquality() -> ODataError { .failure([]) }

    /// `in` is not supported on a measured tenant (creatio.md section 3.5); assumed are the words
    /// of a library that does not know the operator and stops behind it.
    static func membership(of operand: FilterExpression, in whole: FilterExpression) -> ODataError {
        let text = whole.description
        let start = text.firstRange(of: "\(operand) in ") ?? text.startIndex..<text.endIndex
        let position = text[..<start.upperBound].utf16.count - 1
        return .invalidQuery("Syntax error at position \(position) in '\(text)'.")
    }

    /// `has` needs an enumeration, and Creatio's model has none (creatio.md section 1.3).
    static func noFlags(_ left: SQLKind, _ right: SQLKind) -> ODataError {
        .invalidQuery(
            "A binary operator with incompatible types was detected. Found operand types"
                + " '\(left.edmName)' and '\(right.edmName)' for operator kind 'Has'."
        )
    }

    static func unknownEnumeration(_ literal: Literal) -> ODataError {
        .invalidQuery("The string '\(literal)' is not a valid enumeration type constant.")
    }

    /// A literal whose text has the form of its type but no value.
    static func unrecognized(_ literal: Literal, type: String) -> ODataError {
        .invalidQuery(
            "Unrecognized '\(type)' literal '\(literal)' at '0' in '\(literal)'."
        )
    }

    /// A text with U+0000, which PostgreSQL cannot take; that MSSQL refuses it too is assumed.
    static func zeroCharacter() -> ODataError {
        .failure([
            .init(
                message: "22021: invalid byte sequence for encoding \"UTF8\": 0x00",
                type: "Npgsql.PostgresException"
            )
        ])
    }

    /// What the database refuses while it calculates.
    static func fault(
        _ fault: SQLFault,
        _ database: InstanceProfile.DatabaseKind
    ) -> ODataError {
        switch database {
        case .postgreSQL:
            .failure([.init(message: fault.postgreSQLText, type: "Npgsql.PostgresException")])
        case .msSQL:
            .failure([.init(message: fault.msSQLText, type: "System.Data.SqlClient.SqlException")])
        }
    }
}

extension SQLFault {
    fileprivate var postgreSQLText: String {
        switch self {
        case .divisionByZero: "22012: division by zero"
        case .numberOutOfRange: "22003: bigint out of range"
        case .momentOutOfRange: "22008: timestamp out of range"
        case .negativeLength: "22011: negative substring length not allowed"
        }
    }

    fileprivate var msSQLText: String {
        switch self {
        case .divisionByZero: "Divide by zero error encountered."
        case .numberOutOfRange:
            "Arithmetic overflow error converting expression to data type bigint."
        case .momentOutOfRange: "Adding a value to a 'datetime2' column caused an overflow."
        case .negativeLength:
            "Invalid length parameter passed to the LEFT or SUBSTRING function."
        }
    }
}

extension SQLKind {
    /// The name of the type in the library's texts.
    fileprivate var edmName: String {
        switch self {
        case .text: "Edm.String"
        case .integer: "Edm.Int32"
        case .decimal: "Edm.Decimal"
        case .boolean: "Edm.Boolean"
        case .guid: "Edm.Guid"
        case .moment: "Edm.DateTimeOffset"
        case .date: "Edm.Date"
        case .timeOfDay: "Edm.TimeOfDay"
        case .duration: "Edm.Duration"
        case .row, .null: "<null>"
        }
    }
}
