import CreatioClient
import OData

/// The columns that the AI fills.
extension SettingsProbe {
    func fields() async throws -> [SettingsFinding] {
        guard !settings.fields.isEmpty else { return [] }
        let columns: CaseColumns
        do {
            columns = try CaseColumns(metadata: await client.metadata())
        } catch let refusal as CreatioError where refusal.isRefusal {
            return [SettingsFinding(.fields, .unclear, "\(refusal)")]
        } catch let error as CSDLError {
            return [SettingsFinding(.fields, .unclear, "\(error)")]
        }
        let lookups = LookupLabels(client: client)
        var findings: [SettingsFinding] = []
        for field in settings.fields {
            guard let column = columns.column(field.name) else {
                let nearest = NearestWord.to(field.name, among: columns.names)
                findings.append(
                    SettingsFinding(
                        field,
                        .wrong,
                        "Case has no column '\(field.name)' in this Creatio; "
                            + (nearest.map { "did you mean '\($0)'?" }
                                ?? "add it there, or map another one")
                    )
                )
                continue
            }
            findings += try await self.findings(on: field, in: column, lookups)
        }
        return findings
    }

    private func findings(on field: MappedField, in column: CaseColumn, _ lookups: LookupLabels)
        async throws -> [SettingsFinding]
    {
        switch column.type {
        case .stream:
            return [SettingsFinding(field, .wrong, "'\(field.name)' holds a file, and no value")]
        case .lookup(let target):
            var findings = [
                SettingsFinding(field, .good, "Case has '\(column.property)', a \(target)")
            ]
            for label in field.values {
                let finding =
                    switch try await lookups.find(label, in: target) {
                    case .success:
                        SettingsFinding(field, .good, "'\(label)' is one row", aspect: .label)
                    case .failure(.refused(_, let reason)):
                        SettingsFinding(field, .unclear, reason, aspect: .label)
                    case .failure(let miss):
                        SettingsFinding(field, .wrong, miss.description, aspect: .label)
                    }
                findings.append(finding)
            }
            return findings
        case .text, .integer, .decimal, .boolean, .moment, .guid:
            return [SettingsFinding(field, .good, "Case has '\(column.property)'")]
        }
    }
}
