import Foundation
import Wire

/// What is wrong with settings as they are written, before any Creatio is asked.
struct SettingsForm: Sendable {
    let settings: CreatioSettings

    /// What keeps the instance from being asked at all.
    var addressProblems: [SettingsProblem] {
        if settings.instanceURL.hasSuffix("/") {
            return [
                SettingsProblem(
                    .instanceURL,
                    "Invalid credentials: remove the trailing slash of the Instance URL"
                )
            ]
        }
        let addresses: [(SettingsLabel, String?)] = [
            (.instanceURL, settings.instanceURL), (.tokenURL, settings.tokenURL),
        ]
        let wrong = addresses.compactMap { label, address -> SettingsProblem? in
            do {
                if let address { _ = try Address(address) }
                return nil
            } catch {
                return SettingsProblem(label, "\(error)")
            }
        }
        let texts: [(SettingsLabel, String)] = [
            (.clientID, settings.clientID), (.clientSecret, settings.clientSecret),
        ]
        return wrong
            + texts.filter(\.1.isEmpty).map { label, _ in
                SettingsProblem(label, "is empty; copy it from the OAuth application in Creatio")
            }
    }

    /// Everything else that can be seen without Creatio.
    var otherProblems: [SettingsProblem] {
        let ids = settings.ids.filter { UUID(uuidString: $0.id) == nil }.map { label, id in
            SettingsProblem(label, "'\(id)' is not a GUID; copy the id from the record in Creatio")
        }
        let texts: [(SettingsLabel, String?)] = [
            (.sessionLink, settings.sessionLink?.problem),
            (.timeZone, settings.activities.timeZone.problem),
            (
                .replyTypes,
                settings.replyTypeIDs.isEmpty
                    ? "is empty, and so no reply could reach a visitor; name at least one type"
                    : nil
            ),
        ]
        return ids
            + texts.compactMap { label, problem in problem.map { SettingsProblem(label, $0) } }
            + settings.replies.problems
            + settings.fields.indices.flatMap(fieldProblems)
    }

    private func fieldProblems(at index: Int) -> [SettingsProblem] {
        let field = settings.fields[index]
        var messages: [String] = []
        if settings.fields[..<index].contains(where: { $0.name == field.name }) {
            messages.append("'\(field.name)' is mapped twice; remove one of the two")
        }
        if CaseColumn.ownNames.contains(field.name) {
            messages.append(
                "'\(field.name)' is written by the integration itself; map another column"
            )
        }
        if let length = field.maxLength, length < 1 {
            messages.append("a maximum length of \(length) leaves no room for a text")
        }
        return messages.map { SettingsProblem(field, $0) }
    }
}

extension CreatioSettings {
    /// The ids that are set, in the order of the settings page.
    var ids: [(label: SettingsLabel, id: String)] {
        let single: [(SettingsLabel, String?)] = [
            (.owner, defaultCaseOwnerID), (.group, defaultCaseGroupID),
            (.resolvedStatus, resolvedStatusID), (.origin, caseOriginID),
            (.activityType, activities.typeID), (.activityCategory, activities.categoryID),
        ]
        return single.compactMap { label, id in id.map { (label, $0) } }
            + replyTypeIDs.map { (.replyTypes, $0) }
    }
}
