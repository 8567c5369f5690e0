import GRDB

/// The functions that SQLite lacks, or has in another meaning than the databases under Creatio.
enum SQLFunctions {
    static var all: [DatabaseFunction] { text + numbers + moments }

    /// A function whose value depends on its arguments alone.
    static func function(
        _ name: String,
        _ count: Int,
        _ body: @escaping @Sendable ([DatabaseValue]) throws -> (any DatabaseValueConvertible)?
    ) -> DatabaseFunction {
        DatabaseFunction(name, argumentCount: count, pure: true, function: body)
    }
}

/// What a database refuses while it calculates.
enum SQLFault: String, CaseIterable {
    case divisionByZero, numberOutOfRange, momentOutOfRange, negativeLength

    /// SQLite carries the fault from a function to whoever runs the statement.
    var databaseError: DatabaseError {
        DatabaseError(resultCode: .SQLITE_MISMATCH, message: rawValue)
    }

    /// The fault that an error of SQLite carries, nil for any other error.
    init?(_ error: any Error) {
        guard let error = error as? DatabaseError,
            error.resultCode == .SQLITE_MISMATCH || error.resultCode == .SQLITE_ERROR,
            let fault = error.message.flatMap(Self.init(rawValue:))
        else { return nil }
        self = fault
    }
}
