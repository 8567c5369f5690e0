import OData

/// Why a row was not saved or deleted, in the words of the instance's database.
struct SaveRefusal: Error, Equatable, CustomStringConvertible {
    let reason: Reason
    let database: InstanceProfile.DatabaseKind

    /// What was wrong.
    enum Reason: Equatable {
        case duplicateKey(object: String)
        /// Another row has the same values in the properties.
        case duplicateValues(object: String, properties: [String], values: String)
        /// A lookup names a row that does not exist.
        case missingTarget(object: String, property: String, target: String, id: String)
        /// Another row still refers to the one to delete.
        case stillReferenced(object: String, by: String, property: String)
        case textTooLong(object: String, property: String, limit: Int)
        /// A text holds U+0000, which PostgreSQL cannot keep.
        case zeroCharacter(object: String, property: String)
        /// A required column is empty.
        case requiredColumnEmpty(caption: String)
        /// The user lacks the system operation that the change needs.
        case missingOperation(String)
    }

    var description: String {
        switch reason {
        case .duplicateKey(let object): "object '\(object)' already has a record with this id"
        case .duplicateValues(let object, let properties, let values):
            "another '\(object)' has \(properties.joined(separator: ", ")) \(values)"
        case .missingTarget(let object, let property, let target, let id):
            "'\(property)' of '\(object)' is '\(id)', but no '\(target)' has this id"
        case .stillReferenced(let object, let by, let property):
            "the '\(object)' is still named by '\(property)' of a '\(by)'"
        case .textTooLong(let object, let property, let limit):
            "'\(property)' of '\(object)' holds \(limit) characters, the text is longer"
        case .zeroCharacter(let object, let property):
            "the text for '\(property)' of '\(object)' holds the character U+0000"
        case .requiredColumnEmpty, .missingOperation: platformMessage ?? ""
        }
    }

    /// The refusal as OData answers it (creatio.md section 3.9).
    var odataError: ODataError {
        if let message = platformMessage { return .failure([.init(message: message)]) }
        return switch database {
        case .postgreSQL:
            .failure([.init(message: postgreSQLMessage, type: "Npgsql.PostgresException")])
        case .msSQL:
            .failure([
                .init(
                    message: msSQLMessage + "\r\nThe statement has been terminated.",
                    type: "System.Data.SqlClient.SqlException"
                )
            ])
        }
    }

    /// What Creatio itself says, before the database is asked; nil where it does not object.
    private var platformMessage: String? {
        switch reason {
        case .requiredColumnEmpty(let caption): "\(caption) field must be filled in"
        // The wording is assumed; that there is an exception is known (section 4.3).
        case .missingOperation(let operation):
            "Current user does not have permission for the \"\(operation)\" operation"
        default: nil
        }
    }
}

// MARK: - The words of the databases

extension SaveRefusal {
    private var postgreSQLMessage: String {
        switch reason {
        case .duplicateKey(let object):
            "23505: duplicate key value violates unique constraint"
                + " \"\(ConstraintName.make("PK", object))\""
        case .duplicateValues(let object, let properties, _):
            "23505: duplicate key value violates unique constraint"
                + " \"\(ConstraintName.make("IU", [object] + properties))\""
        case .missingTarget(let object, let property, let target, let id):
            "23503: insert or update on table \"\(object)\" violates foreign key constraint"
                + " \"\(ConstraintName.make("FK", object, property))\""
                + "\n\nDETAIL: Key (\(property))=(\(id)) is not present in table \"\(target)\"."
        case .stillReferenced(let object, let by, let property):
            "23503: update or delete on table \"\(object)\" violates foreign key constraint"
                + " \"\(ConstraintName.make("FK", by, property))\" on table \"\(by)\""
        case .textTooLong(_, _, let limit):
            "22001: value too long for type character varying(\(limit))"
        case .zeroCharacter: "22021: invalid byte sequence for encoding \"UTF8\": 0x00"
        case .requiredColumnEmpty, .missingOperation: ""
        }
    }

    /// Where section 3.9 has no text, SQL Server's own; the name of the database is assumed.
    ///
    /// That U+0000 is refused here too is the fake's own limit.
    private var msSQLMessage: String {
        switch reason {
        case .duplicateKey(let object):
            "Violation of PRIMARY KEY constraint '\(ConstraintName.make("PK", object))'. Cannot"
                + " insert duplicate key in object 'dbo.\(object)'."
        case .duplicateValues(let object, let properties, let values):
            "Cannot insert duplicate key row in object 'dbo.\(object)' with unique index"
                + " '\(ConstraintName.make("IU", [object] + properties))'. The duplicate key"
                + " value is (\(values))."
        case .missingTarget(let object, let property, let target, _):
            "The INSERT statement conflicted with the FOREIGN KEY constraint"
                + " \"\(ConstraintName.make("FK", object, property))\". The conflict occurred in"
                + " database \"Creatio\", table \"dbo.\(target)\", column 'Id'."
        case .stillReferenced(_, let by, let property):
            "The DELETE statement conflicted with the REFERENCE constraint"
                + " \"\(ConstraintName.make("FK", by, property))\". The conflict occurred in"
                + " database \"Creatio\", table \"dbo.\(by)\", column '\(property)'."
        case .textTooLong: "String or binary data would be truncated."
        case .zeroCharacter: "The text holds the character U+0000."
        case .requiredColumnEmpty, .missingOperation: ""
        }
    }
}

/// Names of constraints in Creatio's form: a prefix and a hash that nobody can read.
private enum ConstraintName {
    private static let alphabet = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    )
    /// The length that was measured (creatio.md section 3.9).
    private static let length = 28

    static func make(_ prefix: String, _ parts: String...) -> String {
        make(prefix, parts)
    }

    static func make(_ prefix: String, _ parts: [String]) -> String {
        var hash = StableHash(parts)
        return prefix + hash.letters(length, of: alphabet)
    }
}
