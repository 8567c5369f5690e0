package import Foundation

/// What a rep does with activities and files, beyond a plain reply.
extension Rep {
    /// Writes something on a case, with its files, in one save.
    ///
    /// - Returns: The id of the activity.
    /// - Throws: `InstanceError` where the case does not exist.
    @discardableResult
    package func write(_ entry: RepEntry, on caseID: String) async throws -> String {
        let activity = CaseActivity(author: contactID, caseID: caseID, entry: entry)
        let activities = try await instance.table("Activity")
        let files = try await instance.table("ActivityFile")
        return try await instance.saving(as: self) { layer in
            let id = try layer.insert(into: activities, activity.values).id
            for file in entry.files {
                let row = try layer.insert(
                    into: files,
                    ["Name": .text(file.name), "ActivityId": .guid(id)]
                )
                try layer.fill("Data", of: row.id, in: files, with: file.content)
            }
            return id
        }
    }

    /// Sends an e-mail that was a draft.
    package func send(_ activityID: String) async throws {
        try await instance.change(
            activityID,
            of: "Activity",
            [
                "EmailSendStatusId": .guid(StockEmailSendStatus.sent.id),
                "StatusId": .guid(StockActivityStatus.completed.id),
            ],
            by: self
        )
    }

    /// Puts an activity on another case.
    package func move(_ activityID: String, to caseID: String) async throws {
        try await instance.change(activityID, of: "Activity", ["CaseId": .guid(caseID)], by: self)
    }

    package func delete(activity activityID: String) async throws {
        let activities = try await instance.table("Activity")
        try await instance.saving(as: self) { layer in
            guard try layer.delete(activityID.lowercased(), from: activities) else {
                throw InstanceError.unknownRow(activityID, object: activities.name)
            }
        }
    }

    /// Gives the rep a picture.
    package func setPhoto(_ bytes: Data, mediaType: String) async throws {
        let images = try await instance.table("SysImage")
        let contacts = try await instance.table(StockContact.object)
        let contact = contactID
        try await instance.saving(as: self) { layer in
            let image = try layer.insert(
                into: images,
                ["Name": .text("photo"), "MimeType": .text(mediaType)]
            )
            try layer.fill("Data", of: image.id, in: images, with: bytes)
            try layer.update(contact, in: contacts, ["PhotoId": .guid(image.id)])
        }
    }
}

/// What a rep does to a case as a whole.
extension Rep {
    /// Deletes a case with its activities, as Creatio's page offers to.
    package func delete(case caseID: String) async throws {
        let cases = try await instance.table("Case")
        let activities = try await instance.table("Activity")
        try await instance.saving(as: self) { layer in
            let own = try layer.transaction.rows(of: activities, where: ("CaseId", .guid(caseID)))
            for activity in own { _ = try layer.delete(activity.id, from: activities) }
            guard try layer.delete(caseID.lowercased(), from: cases) else {
                throw InstanceError.unknownRow(caseID, object: cases.name)
            }
        }
    }

    /// Closes a case as a part of another one.
    package func merge(_ caseID: String, into other: String) async throws {
        try await instance.change(
            caseID,
            [
                "ParentCaseId": .guid(other), "StatusId": .guid(StockCaseStatus.closed.id),
            ],
            by: self
        )
    }

    /// Gives the case to another customer, by the id of the contact.
    package func assign(_ caseID: String, toContact contact: String) async throws {
        try await instance.change(caseID, ["ContactId": .guid(contact)], by: self)
    }
}

extension EntityLayer {
    /// Puts bytes into a stream of a row.
    fileprivate mutating func fill(
        _ property: String,
        of id: String,
        in table: EntityTable,
        with bytes: Data
    ) throws {
        guard let column = table.column(property) else {
            throw InstanceError.unknownColumn(property, object: table.name)
        }
        try setBytes(bytes, of: column, of: id, in: table)
    }
}
