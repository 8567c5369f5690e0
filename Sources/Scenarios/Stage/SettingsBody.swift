import FakeCreatio
import Foundation
import HandoffCore
import JSON
import Wire

/// What an administrator's settings look like on their way to the core.
struct SettingsBody {
    let settings: GivenSettings
    let names: GivenNames
    let creatio: CreatioInstance

    /// The body of Test & Save.
    ///
    /// - Throws: `StepFailure` where the scenario names a row that Creatio does not have.
    func value() async throws -> JSONValue {
        let required: [(String, JSONValue?)] = [
            (
                "instanceUrl",
                .string(settings.instanceAddress ?? StageWorld.address(StageWorld.creatio))
            ),
            ("clientId", .string(settings.clientID ?? StageWorld.clientID)),
            ("clientSecret", secret),
            ("createCaseOnlyOnHandoff", .bool(settings.createsCaseOnlyOnHandoff ?? false)),
            ("fields", .array((settings.fields ?? []).map(\.value))),
        ]
        let optional: [(String, JSONValue?)] = try await [
            ("defaultCaseOwnerId", id(settings.defaultCaseOwner, StockContact.object)),
            ("defaultCaseGroupId", id(settings.defaultCaseGroup, StockAdminUnit.object)),
            ("resolvedStatusId", id(settings.resolvedStatus, StockCaseStatus.object)),
            ("caseOriginId", id(settings.caseOrigin, StockCaseOrigin.object)),
            ("createContacts", settings.createsContacts.map { .bool($0) }),
            ("sessionLink", settings.sessionLink.map { .string($0) }),
            ("activities", activities()),
            ("replyTypeIds", replyTypes()),
            ("replies", settings.replies?.value),
        ]
        return JSONValue(members: (required + optional).compactMap(Self.present))
    }

    /// An empty secret is left out, as the page does where nobody has typed a new one.
    private var secret: JSONValue? {
        let secret = settings.clientSecret ?? StageWorld.clientSecret.exposed
        return secret.isEmpty ? nil : .string(secret)
    }

    private func activities() async throws -> JSONValue {
        let members: [(String, JSONValue?)] = try await [
            ("typeId", id(settings.activityType, StockActivityType.object)),
            ("categoryId", id(settings.activityCategory, StockActivityCategory.object)),
            ("timeZone", settings.timeZone.map { .string($0) }),
            ("uploadAttachments", settings.uploadsAttachments.map { .bool($0) }),
        ]
        return JSONValue(members: members.compactMap(Self.present))
    }

    private func replyTypes() async throws -> JSONValue? {
        guard let types = settings.replyTypes else { return nil }
        var ids: [JSONValue] = []
        for type in types { try await ids.append(id(type, StockActivityType.object) ?? .null) }
        return .array(ids)
    }

    /// The id of the row that is called so; an id stands for itself, whether there is such a row
    /// or not.
    private func id(_ name: String?, _ object: String) async throws -> JSONValue? {
        guard let name else { return nil }
        if UUID(uuidString: name) != nil { return .string(name) }
        return .string(try await creatio.id(ofRow: name, in: object, names))
    }

    private static func present(_ name: String, _ value: JSONValue?) -> (String, JSONValue)? {
        value.map { (name, $0) }
    }
}

extension GivenField {
    fileprivate var value: JSONValue {
        var value: JSONValue = [
            "name": .string(name), "title": .string(title), "type": .string(type),
            "description": .string(description),
        ]
        if !values.isEmpty { value["values"] = .array(values.map { .string($0) }) }
        if let maxLength { value["maxLength"] = .number(JSONNumber(maxLength)) }
        return value
    }
}

extension GivenReplies {
    fileprivate var value: JSONValue {
        let columns = columns.map { columns in
            JSONValue(
                members: StockActivityType.allCases.map { type in
                    (type.id, .array(columns.map { .string($0) }))
                }
            )
        }
        let members: [(String, JSONValue?)] = [
            ("textColumns", columns),
            ("stripQuotedHistory", stripsQuotedHistory.map { .bool($0) }),
            ("deliverOwnUser", deliversOwnUser.map { .bool($0) }),
            ("pollMinutes", pollMinutes.map { .number(JSONNumber($0)) }),
        ]
        return JSONValue(members: members.compactMap { name, value in value.map { (name, $0) } })
    }
}
