import CreatioClient
import Foundation
import JSON

/// Puts columns on a case one by one, so that one that Creatio refuses does not keep out the
/// others.
struct OptionalColumnWriter: Sendable {
    /// The lengths of Creatio's text columns (creatio.md section 4.0).
    fileprivate static let textLengths = [500, 250, 50]

    let client: CreatioClient

    /// - Returns: The columns that Creatio refused, each with its reason.
    /// - Throws: `CreatioError` where the outcome may be another one later.
    func put(_ columns: [OptionalColumn], on id: CaseID) async throws -> [SkippedField] {
        var skipped: [SkippedField] = []
        for column in columns {
            if let refused = try await put(column, on: id) { skipped.append(refused) }
        }
        return skipped
    }

    /// Puts one column, a text that is too long cut once more.
    private func put(_ column: OptionalColumn, on id: CaseID) async throws -> SkippedField? {
        var column = column
        while true {
            do {
                try await client.update("Case", id: id.guid, [column.property: column.value])
                return nil
            } catch let error as CreatioError {
                guard case .refused(_, _, let message) = error, !error.isTransient else {
                    throw error
                }
                guard let shorter = column.value.shorter(after: message) else {
                    return column.skipped(because: "Creatio refuses the value: \(message)")
                }
                column.value = shorter
            }
        }
    }
}

extension JSONValue {
    /// The text cut to the length that a refusal of a text that is too long tells, or else to the
    /// next one that columns have; nil where the refusal is of another kind.
    ///
    /// PostgreSQL tells the length and MSSQL does not (creatio.md sections 3.3 and 3.9).
    fileprivate func shorter(after message: String) -> JSONValue? {
        guard let text else { return nil }
        let length = text.utf16.count
        if let match = message.firstMatch(of: /character varying\((\d+)\)/) {
            guard let limit = Int(match.1), limit < length else { return nil }
            return .string(text.cut(to: limit))
        }
        guard message.contains("would be truncated"),
            let limit = OptionalColumnWriter.textLengths.first(where: { $0 < length })
        else { return nil }
        return .string(text.cut(to: limit))
    }
}
