import CreatioClient
import Foundation
import JSON
import OData

/// Asks a Creatio whether it has what the settings name.
///
/// It asks in the plainest ways that Creatio is known to answer: rows by their key, one filter
/// over a lookup, and `$metadata` (creatio.md sections 1.3, 3.2 and 3.5).
struct SettingsProbe: Sendable {
    let client: CreatioClient
    let settings: CreatioSettings

    /// What is wrong, in the order of the settings page.
    ///
    /// Where the instance cannot be used at all, that is the one problem: nothing else can be
    /// known.
    ///
    /// - Throws: `CancellationError`.
    func problems() async throws -> [SettingsProblem] {
        do {
            return try await rights() + routing() + activities() + fields()
        } catch let error as CreatioError {
            return [halfThatFailed(error)]
        }
    }

    // MARK: - The connection

    /// Which half of the connection does not work.
    private func halfThatFailed(_ error: CreatioError) -> SettingsProblem {
        switch error {
        case .tokenRefused(let reason, _):
            SettingsProblem(Self.label(ofTokenError: reason), "Invalid credentials: \(error)")
        case .notAuthorized:
            SettingsProblem(.clientID, "Invalid credentials: \(error)")
        case .refused:
            SettingsProblem(.rights, "\(error)")
        case .busy, .notOData, .unreachable, .outcomeUnknown:
            SettingsProblem(.instanceURL, "\(error)")
        }
    }

    /// The errors of an identity service are those of RFC 6749, section 5.2.
    private static func label(ofTokenError reason: String) -> SettingsLabel {
        switch reason {
        case "invalid_client": .clientSecret
        case "unauthorized_client", "unsupported_grant_type", "invalid_grant": .grantType
        default: .tokenURL
        }
    }

    /// The objects that the core cannot do without, each read once.
    private func rights() async throws -> [SettingsProblem] {
        var problems: [SettingsProblem] = []
        for object in ["Case", "Activity", "Contact"] {
            var options = QueryOptions()
            options.select = [["Id"]]
            options.top = 1
            do {
                _ = try await client.query(object, options)
            } catch let refusal as CreatioError where refusal.isRefusal {
                problems.append(
                    SettingsProblem(
                        .rights,
                        "the OAuth application's user cannot read \(object): \(refusal)"
                    )
                )
            }
        }
        return problems
    }

    // MARK: - Records

    private func routing() async throws -> [SettingsProblem] {
        let problems = try await [
            owner(), group(), status(),
            record(settings.caseOriginID, of: "CaseOrigin", .origin).problem,
        ]
        return problems.compactMap(\.self)
    }

    private func owner() async throws -> SettingsProblem? {
        let found = try await record(settings.defaultCaseOwnerID, of: "Contact", .owner)
        guard let contact = found.row else { return found.problem }
        let users = try await users(of: contact)
        let isGone = !users.isEmpty && !users.contains { $0["Active"]?.truth == true }
        return isGone
            ? SettingsProblem(
                .owner,
                "the user of the contact '\(contact.name)' is no longer active; choose another"
            ) : nil
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
    private func group() async throws -> SettingsProblem? {
        let found = try await record(
            settings.defaultCaseGroupID,
            of: "SysAdminUnit",
            .group,
            columns: ["Name", "SysAdminUnitTypeValue"]
        )
        guard case .number(let type)? = found.row?["SysAdminUnitTypeValue"],
            [4, 5].contains(type.integer)
        else { return found.problem }
        return SettingsProblem(
            .group,
            "'\(found.row?.name ?? "")' is a user, not a role; choose a role, or name the person "
                + "as \(SettingsLabel.owner.rawValue)"
        )
    }

    private func status() async throws -> SettingsProblem? {
        let found = try await record(
            settings.resolvedStatusID,
            of: "CaseStatus",
            .resolvedStatus,
            columns: ["Name", "IsFinal", "IsResolved"]
        )
        guard let row = found.row else { return found.problem }
        let isOver = row["IsFinal"]?.truth == true || row["IsResolved"]?.truth == true
        return isOver
            ? nil
            : SettingsProblem(
                .resolvedStatus,
                "the status '\(row.name)' is neither resolved nor final, so a case in it would "
                    + "stay open; choose one that is"
            )
    }

    private func activities() async throws -> [SettingsProblem] {
        let activities = settings.activities
        var problems = try await [
            record(activities.typeID, of: "ActivityType", .activityType).problem, category(),
        ]
        for type in settings.replyTypeIDs {
            problems.append(try await record(type, of: "ActivityType", .replyTypes).problem)
        }
        return problems.compactMap(\.self)
    }

    /// Each category belongs to a type (creatio.md section 4.2).
    private func category() async throws -> SettingsProblem? {
        let found = try await record(
            settings.activities.categoryID,
            of: "ActivityCategory",
            .activityCategory,
            columns: ["Name", "ActivityTypeId"]
        )
        guard let row = found.row, let type = row["ActivityTypeId"]?.text,
            type != settings.activities.typeID
        else { return found.problem }
        return SettingsProblem(
            .activityCategory,
            "the category '\(row.name)' belongs to another type than the one that is set as "
                + SettingsLabel.activityType.rawValue
        )
    }

    /// The record that a setting names.
    ///
    /// - Returns: The row; or the problem where there is none. Neither where the setting is empty,
    ///   or no GUID, which the form has told.
    private func record(
        _ id: String?,
        of object: String,
        _ label: SettingsLabel,
        columns: [String] = ["Name"]
    ) async throws -> (row: JSONValue?, problem: SettingsProblem?) {
        guard let id, let key = UUID(uuidString: id) else { return (nil, nil) }
        var options = QueryOptions()
        options.select = [["Id"]] + columns.map { [$0] }
        do {
            if let row = try await client.read(object, id: key, options) { return (row, nil) }
            let message = "'\(id)' is no \(object) of this Creatio; copy the id from the record"
            return (nil, SettingsProblem(label, message))
        } catch let refusal as CreatioError where refusal.isRefusal {
            return (nil, SettingsProblem(label, "cannot be checked: \(refusal)"))
        }
    }
}

extension JSONValue {
    /// What a record is called.
    fileprivate var name: String { self["Name"]?.text ?? "" }
}
