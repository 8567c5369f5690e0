import CreatioClient
import Foundation
import JSON

/// Makes values for the mapped columns out of what the AI handed over.
struct FieldFiller: Sendable {
    let lookups: LookupLabels
    let settings: CreatioSettings
    /// The columns of this Creatio; nil where it does not tell them.
    let columns: CaseColumns?

    /// What a handoff fills, and what it leaves empty.
    struct Filling: Sendable, Equatable {
        var values: [OptionalColumn] = []
        var skipped: [SkippedField] = []
    }

    /// - Throws: `CreatioError` where a lookup cannot be asked now; what Creatio does not have is
    ///   a skipped field.
    func filling(of handoff: Handoff) async throws -> Filling {
        var filling = Filling()
        for field in settings.fields {
            do throws(FieldProblem) {
                try await filling.values.append(value(of: field, in: handoff))
            } catch {
                switch error {
                case .miss(let reason):
                    filling.skipped.append(
                        SkippedField(title: field.title, name: field.name, reason: reason)
                    )
                case .failure(let failure): throw failure
                }
            }
        }
        let mapped = Set(settings.fields.map(\.name))
        filling.skipped += handoff.fields.keys.sorted().filter { !mapped.contains($0) }
            .map { SkippedField(title: $0, name: $0, reason: "the field is not mapped") }
        return filling
    }

    private enum FieldProblem: Error {
        case miss(String)
        case failure(any Error)
    }

    private func value(of field: MappedField, in handoff: Handoff) async throws(FieldProblem)
        -> OptionalColumn
    {
        let text = handoff.fields[field.name]?.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let text, !text.isEmpty else { throw .miss("the AI gave no value") }
        guard let columns else { throw .miss("this Creatio does not tell its columns") }
        guard let column = columns.column(field.name) else {
            throw .miss("Case has no such column in this Creatio")
        }
        if !field.values.isEmpty {
            let key = LetterCase.key(text)
            guard field.values.contains(where: { LetterCase.key($0) == key }) else {
                throw .miss("'\(text)' is not among the values of the field")
            }
        }
        return OptionalColumn(
            property: column.property,
            value: try await value(text, of: field, in: column),
            name: field.name,
            title: field.title
        )
    }

    private func value(_ text: String, of field: MappedField, in column: CaseColumn)
        async throws(FieldProblem) -> JSONValue
    {
        guard case .lookup(let target) = column.type else {
            let conversion = FieldConversion(
                zone: settings.activities.timeZone,
                limit: field.limit
            )
            do {
                return try conversion.value(of: text, as: column.type)
            } catch {
                throw .miss(error.reason)
            }
        }
        do {
            if let id = UUID(uuidString: text.asCreatioWritesID) {
                guard try await lookups.has(id, in: target) else {
                    throw FieldProblem.miss("no \(target) has the id '\(text)'")
                }
                return .string(id.uuidString.lowercased())
            }
            switch try await lookups.find(text, in: target) {
            case .success(let id): return .string(id)
            case .failure(let miss): throw FieldProblem.miss(miss.description)
            }
        } catch let problem as FieldProblem {
            throw problem
        } catch {
            throw .failure(error)
        }
    }
}

extension MappedField {
    /// The lengths of stock columns (creatio.md section 4.1); nil is unlimited.
    private static let stockLengths: [String: Int?] = [
        "Number": 50, "Subject": 500, "Solution": nil, "SatisfactionLevelComment": nil,
    ]

    /// The length to which a text is cut; nil for no limit.
    var limit: Int? {
        if let maxLength { return maxLength }
        return Self.stockLengths[name] ?? Self.defaultMaxLength
    }
}
