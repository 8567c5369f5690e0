import CreatioClient
import OData

/// The columns that the AI fills.
extension SettingsProbe {
    func fields() async throws -> [SettingsProblem] {
        guard !settings.fields.isEmpty else { return [] }
        let columns: CaseColumns
        do {
            columns = try CaseColumns(metadata: await client.metadata())
        } catch let refusal as CreatioError where refusal.isRefusal {
            return [SettingsProblem(.fields, "cannot be checked: \(refusal)")]
        } catch let error as CSDLError {
            return [SettingsProblem(.fields, "cannot be checked: \(error)")]
        }
        let lookups = LookupLabels(client: client)
        var problems: [SettingsProblem] = []
        for field in settings.fields {
            guard let column = columns.column(field.name) else {
                let nearest = NearestWord.to(field.name, among: columns.names)
                problems.append(
                    SettingsProblem(
                        field,
                        "Case has no column '\(field.name)' in this Creatio; "
                            + (nearest.map { "did you mean '\($0)'?" }
                                ?? "add it there, or map another one")
                    )
                )
                continue
            }
            problems += try await self.problems(of: field, in: column, lookups)
        }
        return problems
    }

    private func problems(of field: MappedField, in column: CaseColumn, _ lookups: LookupLabels)
        async throws -> [SettingsProblem]
    {
        switch column.type {
        case .stream:
            return [SettingsProblem(field, "'\(field.name)' holds a file, and no value")]
        case .lookup(let target):
            var problems: [SettingsProblem] = []
            for label in field.values {
                guard case .failure(let reason) = try await lookups.find(label, in: target) else {
                    continue
                }
                problems.append(SettingsProblem(field, reason.description))
            }
            return problems
        case .text, .integer, .decimal, .boolean, .moment, .guid:
            return []
        }
    }
}
