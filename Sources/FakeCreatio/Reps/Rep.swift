package import JSON

/// Somebody who works on cases in Creatio's own pages.
///
/// What a rep does is saved by the entity layer like everything else, and starts the same
/// business processes; only no HTTP is in between.
package struct Rep: Sendable {
    let instance: CreatioInstance
    /// The contact behind the rep's user.
    package let contactID: String

    /// As what a reply is written down.
    package enum ReplyKind: Sendable, CaseIterable {
        case task
        case email
    }

    /// Answers on a case: an activity of the kind, which the agent-replies process announces.
    ///
    /// - Parameters:
    ///   - caseID: The case.
    ///   - text: The answer: the result of a task, or the body of an e-mail.
    ///   - kind: As what the reply is written down.
    /// - Returns: The id of the activity.
    /// - Throws: `InstanceError` where the case does not exist.
    @discardableResult
    package func reply(
        to caseID: String,
        _ text: String,
        as kind: ReplyKind = .task
    ) async throws -> String {
        try await write(RepEntry(text, as: kind == .task ? .task : .email), on: caseID)
    }

    /// Writes a note that is meant for colleagues: a call, which is no type of a reply.
    @discardableResult
    package func addInternalNote(to caseID: String, _ text: String) async throws -> String {
        try await write(RepEntry(text, as: .call), on: caseID)
    }

    /// Gives the case the status of that name, or of that id.
    package func setStatus(of caseID: String, to status: String) async throws {
        let id = try await instance.lookup(status, in: StockCaseStatus.object)
        try await instance.change(caseID, ["StatusId": .guid(id)], by: self)
    }

    package func resolve(_ caseID: String) async throws {
        try await setStatus(of: caseID, to: StockCaseStatus.resolved.id)
    }

    package func close(_ caseID: String) async throws {
        try await setStatus(of: caseID, to: StockCaseStatus.closed.id)
    }

    package func reopen(_ caseID: String) async throws {
        try await setStatus(of: caseID, to: StockCaseStatus.reopened.id)
    }

    /// Gives the case to another owner, by the name or the id of the contact.
    package func assign(_ caseID: String, toOwner owner: String) async throws {
        let id = try await instance.lookup(owner, in: StockContact.object)
        try await instance.change(caseID, ["OwnerId": .guid(id)], by: self)
    }

    /// Gives the case to a group, by the name or the id of the role.
    package func assign(_ caseID: String, toGroup group: String) async throws {
        let id = try await instance.lookup(group, in: StockAdminUnit.object)
        try await instance.change(caseID, ["GroupId": .guid(id)], by: self)
    }

    /// Changes columns of the case, as a rep does in its page.
    ///
    /// - Parameters:
    ///   - caseID: The case.
    ///   - values: What a `PATCH` would bring.
    /// - Throws: `InstanceError` for what the object refuses.
    package func edit(_ caseID: String, _ values: JSONValue) async throws {
        try await instance.edit(caseID, values, by: self)
    }
}
