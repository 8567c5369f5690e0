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
    /// - Returns: The contact; nil for a visitor whose address nobody vouched for, who is tracked
    ///   by session alone.
    /// - Throws: `CreatioError`.
    func ensureContact(of contact: ContactRecord) async throws -> CreatioContactID? {
        guard contact.isVerified, let email = contact.email else { return nil }
        if let match = try await matchingContact(email: email) { return match }
        guard settings.createsContacts else { return nil }
        let id = DerivedID.contactID(email: email, organisation: content.organisationID)
        try await ensure(
            "Contact",
            id,
            [
                "Id": .string(id.rawValue), "Name": .string(contact.name ?? email),
                "Email": .string(email),
            ]
        )
        return id
    }

    func openCase(_ subject: IntentSubject, handoff: Handoff?) async throws {
        var row = content.newCase(subject, handoff: handoff, settings: settings)
        row["Id"] = .string(subject.link.caseID.rawValue)
        if let owner = settings.defaultCaseOwnerID { row["OwnerId"] = .string(owner) }
        if let group = settings.defaultCaseGroupID { row["GroupId"] = .string(group) }
        if let origin = settings.caseOriginID { row["OriginId"] = .string(origin) }
        if let contact = subject.link.contactID { row["ContactId"] = .string(contact.rawValue) }
        try await ensure("Case", subject.link.caseID, .object(row))
    }

    func completeCase(_ subject: IntentSubject, handoff: Handoff) async throws {
        let changes = content.handedOver(handoff, settings: settings)
        try await client.update("Case", id: subject.link.caseID.guid, .object(changes))
    }

    func writeNote(
        _ number: Int,
        handoff: Handoff?,
        at time: Timestamp,
        _ subject: IntentSubject
    ) async throws {
        let id = subject.link.activityID(ofNote: number)
        let text = content.note(handoff: handoff, at: time, subject, settings: settings)
        try await writeActivity(id, text, subject)
    }

    func writeMessage(_ message: MessageRecord, _ subject: IntentSubject) async throws {
        let id = subject.link.activityID(of: message.publicID)
        try await writeActivity(id, content.text(of: message, subject.contact), subject)
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

    private func writeActivity(
        _ id: ActivityID,
        _ text: CaseContent.ActivityText,
        _ subject: IntentSubject
    ) async throws {
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
        try await ensure("Activity", id, .object(row))
    }

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

    /// The oldest contact with the address, should several have it.
    private func matchingContact(email: String) async throws -> CreatioContactID? {
        var options = QueryOptions()
        options.select = [["Id"]]
        options.filter = .binary(.eq, .path(["Email"]), .literal(.string(email)))
        options.orderBy = [OrderItem(expression: .path(["CreatedOn"]), isDescending: false)]
        options.top = 1
        let found = try await client.query("Contact", options).first
        return found?["Id"]?.text.map(CreatioContactID.init(rawValue:))
    }
}
