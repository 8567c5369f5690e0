import GRDB

/// The SQL function that makes text comparable without regard to case.
///
/// SQLite's own `lower` knows the 26 Latin letters only.
enum TextFolding {
    static let name = "handrail_fold"

    static var function: DatabaseFunction {
        DatabaseFunction(name, argumentCount: 1, pure: true) { values in
            String.fromDatabaseValue(values[0])?.lowercased()
        }
    }
}
