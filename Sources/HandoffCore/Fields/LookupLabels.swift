import CreatioClient
import Foundation
import JSON
import OData

/// Finds rows of lookups by what people call them.
///
/// A row's name is in the language of the user as whom the core speaks to Creatio, and cannot be
/// asked for in another (creatio.md section 3.1); labels have to be written in that language.
struct LookupLabels: Sendable {
    /// Why a label means no row.
    enum Miss: Error, Equatable, CustomStringConvertible {
        case unknown(label: String, object: String, nearest: String?)
        case ambiguous(label: String, object: String, count: Int)
        case refused(object: String, reason: String)

        var description: String {
            switch self {
            case .unknown(let label, let object, let nearest):
                "no \(object) of this Creatio is called '\(label)'"
                    + (nearest.map { "; did you mean '\($0)'?" } ?? "")
            case .ambiguous(let label, let object, let count):
                "\(count) rows of \(object) are called '\(label)'"
            case .refused(let object, let reason): "\(object) cannot be read: \(reason)"
            }
        }
    }

    /// More rows than this are not looked through for a name that resembles the label.
    private static let resemblanceLimit = 100
    /// The objects that are not called by a `Name` (creatio.md section 4.1).
    private static let nameColumns = ["Case": "Number", "Activity": "Title"]

    let client: CreatioClient

    /// The id of the one row with that label.
    ///
    /// - Throws: `CreatioError` where the instance cannot be asked now.
    func find(_ label: String, in object: String) async throws -> Result<String, Miss> {
        do {
            let found = try await rows(called: label, in: object)
            if let id = found.first, found.count == 1 { return .success(id) }
            guard found.isEmpty else {
                return .failure(.ambiguous(label: label, object: object, count: found.count))
            }
            let nearest = NearestWord.to(label, among: try await someNames(of: object))
            return .failure(.unknown(label: label, object: object, nearest: nearest))
        } catch let error as CreatioError where error.isLastingRefusal {
            return .failure(.refused(object: object, reason: "\(error)"))
        }
    }

    /// Whether the object has a row of that id.
    ///
    /// - Throws: `CreatioError`.
    func has(_ id: UUID, in object: String) async throws -> Bool {
        var options = QueryOptions()
        options.select = [["Id"]]
        return try await client.read(object, id: id, options) != nil
    }

    /// The ids of the rows with that label, letter case apart.
    ///
    /// `contains` is the widest of the functions that Creatio is seen to answer; whether it heeds
    /// case depends on the database (creatio.md section 3.5), so the label is asked for as it is,
    /// in lower case and with a capital, and compared here.
    private func rows(called label: String, in object: String) async throws -> [String] {
        let column = Self.nameColumns[object] ?? "Name"
        let words = LetterCase.variants(of: label)
        let matches = words.map { word in
            FilterExpression.function("contains", [.path([column]), .literal(.string(word))])
        }
        var options = QueryOptions()
        options.select = [["Id"], [column]]
        options.filter = matches.dropFirst().reduce(matches[0]) { .binary(.or, $0, $1) }
        let key = LetterCase.key(label)
        return try await client.query(object, options)
            .filter { row in row[column]?.text.map(LetterCase.key) == key }
            .compactMap { $0["Id"]?.text }
    }

    private func someNames(of object: String) async throws -> [String] {
        let column = Self.nameColumns[object] ?? "Name"
        var options = QueryOptions()
        options.select = [[column]]
        options.top = Self.resemblanceLimit
        return try await client.query(object, options).compactMap { $0[column]?.text }
    }
}
