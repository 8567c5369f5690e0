package import CreatioClient
import Foundation
import JSON
import OData

/// Asks a Creatio whether it has what the settings name.
///
/// It asks in the plainest ways that Creatio is known to answer: rows by their key, one filter
/// over a lookup, and `$metadata` (creatio.md sections 1.3, 3.2 and 3.5).
package struct SettingsProbe: Sendable {
    let client: CreatioClient
    let settings: CreatioSettings

    package init(client: CreatioClient, settings: CreatioSettings) {
        self.client = client
        self.settings = settings
    }

    /// What is wrong, in the order of the settings page.
    ///
    /// Where the instance cannot be used at all, that is the one problem: nothing else can be
    /// known.
    ///
    /// - Throws: `CancellationError`.
    func problems() async throws -> [SettingsProblem] {
        do {
            var findings: [SettingsFinding] = []
            for label in SettingsLabel.allCases { findings += try await self.findings(on: label) }
            return findings.compactMap(\.problem)
        } catch let error as CreatioError {
            return [halfThatFailed(error)]
        }
    }

    /// What the instance says of a setting; nothing where the setting is empty, or no business of
    /// the instance's.
    ///
    /// - Throws: `CreatioError` where the instance cannot be asked; `CancellationError`.
    package func findings(on label: SettingsLabel) async throws -> [SettingsFinding] {
        switch label {
        case .rights: try await rights()
        case .owner: try await owner().map { [$0] } ?? []
        case .group: try await group().map { [$0] } ?? []
        case .resolvedStatus: try await status().map { [$0] } ?? []
        case .origin:
            try await record(settings.caseOriginID, of: "CaseOrigin", .origin).finding
                .map { [$0] } ?? []
        case .activityType:
            try await record(settings.activities.typeID, of: "ActivityType", .activityType).finding
                .map { [$0] } ?? []
        case .activityCategory: try await category().map { [$0] } ?? []
        case .replyTypes: try await replyTypes()
        case .fields: try await fields()
        case .instanceURL, .clientID, .clientSecret, .tokenURL, .grantType, .sessionLink,
            .timeZone, .textColumns, .pollMinutes:
            []
        }
    }

    // MARK: - The connection

    /// Which half of the connection does not work.
    private func halfThatFailed(_ error: CreatioError) -> SettingsProblem {
        switch error {
        case .tokenRefused(let reason, _):
            SettingsProblem(.init(ofTokenError: reason), "Invalid credentials: \(error)")
        case .notAuthorized:
            SettingsProblem(.clientID, "Invalid credentials: \(error)")
        case .refused:
            SettingsProblem(.rights, "\(error)")
        case .busy, .notOData, .unreachable, .outcomeUnknown:
            SettingsProblem(.instanceURL, "\(error)")
        }
    }

    /// The objects that the core cannot do without, each read once.
    private func rights() async throws -> [SettingsFinding] {
        var findings: [SettingsFinding] = []
        for object in ["Case", "Activity", "Contact"] {
            var options = QueryOptions()
            options.select = [["Id"]]
            options.top = 1
            do {
                _ = try await client.query(object, options)
            } catch let refusal as CreatioError where refusal.isRefusal {
                let message = "the OAuth application's user cannot read \(object): \(refusal)"
                findings.append(SettingsFinding(.rights, .wrong, message))
            }
        }
        return findings
    }

    // MARK: - Records

    private func owner() async throws -> SettingsFinding? {
        let found = try await record(settings.defaultCaseOwnerID, of: "Contact", .owner)
        guard let contact = found.row else { return found.finding }
        let users = try await users(of: contact)
        let isGone = !users.isEmpty && !users.contains { $0["Active"]?.truth == true }
        guard !isGone else {
            return SettingsFinding(
                .owner,
                .wrong,
                "the user of the contact '\(contact.name)' is no longer active; choose another"
            )
        }
        return SettingsFinding(.owner, .good, "'\(contact.name)' is a contact")
    }

    /// The users who log in as a contact; none where they are not to be read, so that nothing is
    /// known of them.
    private func users(of contact: JSONValue) async throws -> [JSONValue] {
        guard let id = contact["Id"]?.text.flatMap(UUID.init(uuidString:)) else { return [] }
        var options = QueryOptions()
        options.select = [["Id"], ["Active"]]
        options.filter = .binary(.eq, .path(["Contact", "Id"]), .literal(.guid(id)))
        do {
            return try await client.query("SysAdminUnit", options)
        } catch let refusal as CreatioError where refusal.isRefusal {
            return []
        }
    }

    /// `SysAdminUnit` has users beside roles (creatio.md section 4.2).
    private func group() async throws -> SettingsFinding? {
        let found = try await record(
            settings.defaultCaseGroupID,
            of: "SysAdminUnit",
            .group,
            columns: ["Name", "SysAdminUnitTypeValue"]
        )
        guard let row = found.row else { return found.finding }
        guard case .number(let type)? = row["SysAdminUnitTypeValue"],
            [4, 5].contains(type.integer)
        else { return SettingsFinding(.group, .good, "'\(row.name)' is a role") }
        return SettingsFinding(
            .group,
            .wrong,
            "'\(row.name)' is a user, not a role; choose a role, or name the person "
                + "as \(SettingsLabel.owner.rawValue)"
        )
    }

    private func status() async throws -> SettingsFinding? {
        let found = try await record(
            settings.resolvedStatusID,
            of: "CaseStatus",
            .resolvedStatus,
            columns: ["Name", "IsFinal", "IsResolved"]
        )
        guard let row = found.row else { return found.finding }
        let isOver = row["IsFinal"]?.truth == true || row["IsResolved"]?.truth == true
        guard isOver else {
            return SettingsFinding(
                .resolvedStatus,
                .wrong,
                "the status '\(row.name)' is neither resolved nor final, so a case in it would "
                    + "stay open; choose one that is"
            )
        }
        return SettingsFinding(.resolvedStatus, .good, "a case in '\(row.name)' is over")
    }

    private func replyTypes() async throws -> [SettingsFinding] {
        var findings: [SettingsFinding] = []
        for type in settings.replyTypeIDs {
            if let finding = try await record(type, of: "ActivityType", .replyTypes).finding {
                findings.append(finding)
            }
        }
        return findings
    }

    /// Each category belongs to a type (creatio.md section 4.2).
    private func category() async throws -> SettingsFinding? {
        let found = try await record(
            settings.activities.categoryID,
            of: "ActivityCategory",
            .activityCategory,
            columns: ["Name", "ActivityTypeId"]
        )
        guard let row = found.row, let type = row["ActivityTypeId"]?.text,
            type != settings.activities.typeID
        else { return found.finding }
        return SettingsFinding(
            .activityCategory,
            .wrong,
            "the category '\(row.name)' belongs to another type than the one that is set as "
                + SettingsLabel.activityType.rawValue
        )
    }

    /// The record that a setting names.
    ///
    /// - Returns: The row, and what there is to say of it: that it is there, or not. Neither where
    ///   the setting is empty, or no GUID, which the form has told.
    private func record(
        _ id: String?,
        of object: String,
        _ label: SettingsLabel,
        columns: [String] = ["Name"]
    ) async throws -> (row: JSONValue?, finding: SettingsFinding?) {
        guard let id, let key = UUID(uuidString: id) else { return (nil, nil) }
        var options = QueryOptions()
        options.select = [["Id"]] + columns.map { [$0] }
        do {
            if let row = try await client.read(object, id: key, options) {
                return (row, SettingsFinding(label, .good, "'\(row.name)' is there"))
            }
            let message = "'\(id)' is no \(object) of this Creatio; copy the id from the record"
            return (nil, SettingsFinding(label, .wrong, message))
        } catch let refusal as CreatioError where refusal.isRefusal {
            return (nil, SettingsFinding(label, .unclear, "\(refusal)"))
        }
    }
}

extension SettingsLabel {
    /// The setting that an identity service finds fault with; its errors are those of RFC 6749,
    /// section 5.2.
    package init(ofTokenError reason: String) {
        self =
            switch reason {
            case "invalid_client": .clientSecret
            case "unauthorized_client", "unsupported_grant_type", "invalid_grant": .grantType
            default: .tokenURL
            }
    }
}

extension JSONValue {
    /// What a record is called.
    fileprivate var name: String { self["Name"]?.text ?? "" }
}
