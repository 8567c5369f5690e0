import OData

/// Why a row was not saved or deleted.
enum SaveRefusal: Error, Equatable, CustomStringConvertible {
    case duplicateKey(object: String)
    /// A lookup names a row that does not exist.
    case missingTarget(object: String, property: String, target: String, id: String)
    /// Another row still refers to the one to delete.
    case stillReferenced(object: String, by: String, property: String)
    case textTooLong(object: String, property: String, limit: Int)
    /// A text holds U+0000, which PostgreSQL cannot keep.
    case zeroCharacter(object: String, property: String)

    var description: String {
        switch self {
        case .duplicateKey(let object): "object '\(object)' already has a record with this id"
        case .missingTarget(let object, let property, let target, let id):
            "'\(property)' of '\(object)' is '\(id)', but no '\(target)' has this id"
        case .stillReferenced(let object, let by, let property):
            "the '\(object)' is still named by '\(property)' of a '\(by)'"
        case .textTooLong(let object, let property, let limit):
            "'\(property)' of '\(object)' holds \(limit) characters, the text is longer"
        case .zeroCharacter(let object, let property):
            "the text for '\(property)' of '\(object)' holds the character U+0000"
        }
    }

    /// The refusal as OData answers it from an instance on PostgreSQL (creatio.md section 3.9).
    var odataError: ODataError {
        .failure([.init(message: databaseMessage, type: "Npgsql.PostgresException")])
    }

    private var databaseMessage: String {
        switch self {
        case .duplicateKey(let object):
            "23505: duplicate key value violates unique constraint"
                + " \"\(ConstraintName.make("PK", object))\""
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
        // FNV-1a, stretched: the same constraint has the same name in every run.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in parts.joined(separator: ".").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        var name = prefix
        for _ in 0..<length {
            name.append(alphabet[Int(hash >> 32) % alphabet.count])
            hash = hash &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
        return name
    }
}
