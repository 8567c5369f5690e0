import CreatioClient

/// The mapped columns at a handoff: what goes into them, and what became of it.
struct HandoffFields: Sendable {
    let store: CoreStore
    let access: CreatioAccess

    /// The values for the mapped columns; none before the handoff.
    ///
    /// - Throws: `CreatioError` where what is needed for them cannot be read now.
    func filling(
        of handoff: Handoff?,
        _ settings: CreatioSettings,
        _ client: CreatioClient
    ) async throws -> FieldFiller.Filling {
        guard let handoff else { return FieldFiller.Filling() }
        let names = settings.fields.map(\.name)
        let isAsked = !handoff.fields.isEmpty && !names.isEmpty
        let columns = isAsked ? try await access.columns(having: names, for: settings) : nil
        let lookups = LookupLabels(client: client)
        return try await FieldFiller(lookups: lookups, settings: settings, columns: columns)
            .filling(of: handoff)
    }

    /// Remembers what the case got and what it did not, for the note and the session view.
    func record(
        _ filling: FieldFiller.Filling,
        _ refused: [SkippedField],
        of session: SessionID
    ) async throws {
        let refusedNames = Set(refused.map(\.name))
        let filled = filling.values.filter { !refusedNames.contains($0.name) }.map { column in
            CaseFieldRecord(sessionID: session, name: column.name, title: column.title)
        }
        let skipped = (filling.skipped + refused).map { field in
            CaseFieldRecord(
                sessionID: session,
                name: field.name,
                title: field.title,
                reason: field.reason
            )
        }
        try await store.record(filled + skipped, of: session)
    }
}
