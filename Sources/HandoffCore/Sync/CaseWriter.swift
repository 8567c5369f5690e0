import CreatioClient
import JSON
import OData
import OrderedCollections
import Wire

/// Writes what a session caused to Creatio, each record under its derived id.
struct CaseWriter: Sendable {
    let client: CreatioClient
    let settings: CreatioSettings
    let content: CaseContent
    /// Whether an earlier attempt may have had its effect, unknown to us.
    let mayHaveHappened: Bool

    /// Finds the Creatio contact of a verified visitor by the address, or makes one.
    ///
    /// Two sessions that make one at the same moment derive the same id, and the one that comes
    /// second finds the record of the first.
    ///
    /// - Returns: The contact; nil for a visitor whose address nobody vouched for, who is tracked
    ///   by session alone, and for an unknown one where the settings let none be made.
    /// - Throws: `CreatioError`.
    func ensureContact(of contact: ContactRecord) async throws -> ContactFinder.Match? {
        guard contact.isVerified, let email = contact.email else { return nil }
        let finder = ContactFinder(client: client)
        if let match = try await finder.contact(email: email) { return match }
        guard settings.createsContacts else { return nil }
        let id = DerivedID.contactID(email: email, organisation: content.organisationID)
        let name = HarmlessText.line(contact.name ?? email, limit: CaseContent.nameLimit)
        try await ensure(
            "Contact",
            id,
            ["Id": .string(id.rawValue), "Name": .string(name), "Email": .string(email)]
        )
        return ContactFinder.Match(id: id)
    }

    /// Makes the case.
    ///
    /// Where Creatio refuses it, it is made with what it cannot do without, and everything else is
    /// put on it one by one: a case without a field is worth more to the visitor than none.
    ///
    /// - Returns: The columns that Creatio refused.
    /// - Throws: `CreatioError`.
    func openCase(_ subject: IntentSubject, handoff: Handoff?, _ fields: [OptionalColumn])
        async throws -> [SkippedField]
    {
        let id = subject.link.caseID
        if mayHaveHappened, try await exists("Case", id) {
            return try await put(unset(settings.routing, of: id) + fields, on: id)
        }
        var row = content.newCase(subject, handoff: handoff)
        row["Id"] = .string(id.rawValue)
        if let contact = subject.link.contactID { row["ContactId"] = .string(contact.rawValue) }
        let optional = settings.routing + fields
        do {
            _ = try await client.create("Case", .object(row.adding(optional)))
            return []
        } catch let refusal as CreatioError where refusal.isRefusal {
            if try await exists("Case", id) { return [] }
            if refusal.isTransient || optional.isEmpty { throw refusal }
        }
        try await ensure("Case", id, .object(row))
        return try await put(optional, on: id)
    }

    /// Puts what the AI handed over on a case that exists already.
    ///
    /// - Returns: The columns that Creatio refused.
    /// - Throws: `CreatioError`.
    func completeCase(_ subject: IntentSubject, handoff: Handoff, _ fields: [OptionalColumn])
        async throws -> [SkippedField]
    {
        let id = subject.link.caseID
        let changes = content.handedOver(handoff)
        do {
            try await client.update("Case", id: id.guid, .object(changes.adding(fields)))
            return []
        } catch let refusal as CreatioError where refusal.isRefusal {
            if refusal.isTransient || fields.isEmpty { throw refusal }
        }
        try await client.update("Case", id: id.guid, .object(changes))
        return try await put(fields, on: id)
    }

    /// A note of the core's own as an activity.
    func note(
        _ number: Int,
        handoff: Handoff?,
        at time: Timestamp,
        _ subject: IntentSubject
    ) -> ActivityRow {
        let id = subject.link.activityID(ofNote: number)
        let text = content.note(handoff: handoff, at: time, subject, settings: settings)
        return row(id, text, subject)
    }

    /// A message as an activity.
    func activity(of message: MessageRecord, _ subject: IntentSubject) -> ActivityRow {
        let id = subject.link.activityID(of: message.publicID)
        return row(id, content.text(of: message, subject, settings: settings), subject)
    }

    /// Makes the activity unless it exists.
    func write(_ activity: ActivityRow) async throws {
        try await ensure("Activity", activity.id, activity.columns)
    }

    func linkContact(_ contact: CreatioContactID, _ subject: IntentSubject) async throws {
        try await client.update(
            "Case",
            id: subject.link.caseID.guid,
            ["ContactId": .string(contact.rawValue)]
        )
    }

    /// Sets the Resolved Status, unless a rep has ended the case already: what a rep closed for
    /// good must not become merely resolved.
    ///
    /// - Returns: Why the case stays as it is, where an operator should know; nil otherwise.
    /// - Throws: `CreatioError`.
    func resolveCase(_ subject: IntentSubject) async throws -> String? {
        guard let status = settings.resolvedStatusID else { return nil }
        let reader = CaseReader(client: client)
        if let state = try await reader.state(of: subject.link.caseID), state.isOver { return nil }
        do {
            try await client.update(
                "Case",
                id: subject.link.caseID.guid,
                ["StatusId": .string(status)]
            )
            return nil
        } catch let refusal as CreatioError where refusal.isRefusal {
            let id = Identifier<IdentifierKind.CaseStatus>(rawValue: status)
            guard try await !exists("CaseStatus", id) else { throw refusal }
            return "the case was left open: there is no status '\(status)' any more;"
                + " choose another Resolved Status ID"
        }
    }

    private func row(
        _ id: ActivityID,
        _ text: CaseContent.ActivityText,
        _ subject: IntentSubject
    ) -> ActivityRow {
        var row: JSONValue.Members = [
            "Id": .string(id.rawValue),
            "Title": .string(text.title),
            "Notes": .string(text.notes),
            "CaseId": .string(subject.link.caseID.rawValue),
            "TypeId": .string(settings.activities.typeID),
            "StatusId": .string(StockID.completedStatus),
            "StartDate": .string(text.time.iso8601()),
            "DueDate": .string(text.time.iso8601()),
        ]
        if let category = settings.activities.categoryID {
            row["ActivityCategoryId"] = .string(category)
        }
        if let contact = subject.link.contactID { row["ContactId"] = .string(contact.rawValue) }
        return ActivityRow(id: id, columns: .object(row))
    }

    // MARK: - Columns that can be missing

    private func put(_ columns: [OptionalColumn], on id: CaseID) async throws -> [SkippedField] {
        try await OptionalColumnWriter(client: client).put(columns, on: id)
    }

    /// The lookups that lead nowhere yet: what a rep has chosen meanwhile stays.
    private func unset(_ lookups: [OptionalColumn], of id: CaseID) async throws
        -> [OptionalColumn]
    {
        guard !lookups.isEmpty else { return [] }
        var options = QueryOptions()
        options.select = lookups.map { [$0.property] }
        let row = try await client.read("Case", id: id.guid, options)
        return lookups.filter { lookup in
            row?[lookup.property]?.text?.allSatisfy { $0 == "0" || $0 == "-" } ?? true
        }
    }

    // MARK: - Records

    /// Makes the record unless it exists.
    ///
    /// After an attempt of unknown outcome the record is looked for first. Creatio may also
    /// report an error although it saved (creatio.md section 7, item 18), so a refusal is only
    /// believed when the record is not there.
    private func ensure<Kind>(_ set: String, _ id: Identifier<Kind>, _ row: JSONValue)
        async throws
    {
        if mayHaveHappened, try await exists(set, id) { return }
        do {
            _ = try await client.create(set, row)
        } catch let refusal as CreatioError where refusal.isRefusal {
            guard try await exists(set, id) else { throw refusal }
        }
    }

    private func exists<Kind>(_ set: String, _ id: Identifier<Kind>) async throws -> Bool {
        var options = QueryOptions()
        options.select = [["Id"]]
        return try await client.read(set, id: id.guid, options) != nil
    }
}

extension JSONValue.Members {
    fileprivate func adding(_ columns: [OptionalColumn]) -> Self {
        columns.reduce(into: self) { $0[$1.property] = $1.value }
    }
}

/// An activity as it is to stand in Creatio.
struct ActivityRow: Sendable {
    let id: ActivityID
    let columns: JSONValue
}
