import CreatioClient
import FakeCreatio
import Foundation
import HandoffCore
import JSON
import OData

/// Takes rows out of an instance: the lookups that a handoff may meet, roles, and people where that
/// is asked for.
struct RowImport {
    private let settings: ImportSettings
    private let contract: Contract
    private let client: CreatioClient
    private let progress: @Sendable (String) -> Void

    init(
        settings: ImportSettings,
        contract: Contract,
        client: CreatioClient,
        _ progress: @escaping @Sendable (String) -> Void
    ) {
        self.settings = settings
        self.contract = contract
        self.client = client
        self.progress = progress
    }

    /// - Throws: `CreatioError` where the instance cannot be asked; what it refuses becomes a note.
    func take(into instance: inout ImportedInstance) async throws {
        let lookups = lookups(in: instance.model)
        let taken = Set(lookups.map(\.name) + [StockAdminUnit.object])
        for type in lookups {
            try await take(type, properties(of: type, leadingTo: taken), into: &instance)
        }
        try await takeRoles(into: &instance)
        try await takeSystemSettings(into: &instance)
        if settings.takesPersonalData { try await takePeople(besides: taken, into: &instance) }
        try await takeOwner(into: &instance)
    }

    // MARK: - Lookups

    /// Objects whose rows belong to people: a lookup to one makes an object a record of business.
    private static let people = ["Contact", "Account", "Employee", StockAdminUnit.object]
    /// System settings have their values read by code; others of them may be secrets.
    private static let untouched = ["SysSettings"]

    /// The lookups among the objects of the contract, and those that these lead to.
    private func lookups(in model: EntityModel) -> [EntityType] {
        let objects = contract.sets.keys.compactMap(model.entityType)
        let targets = objects.flatMap(\.navigationProperties).filter { !$0.isCollection }
            .map(\.target)
        return Set(objects.map(\.name) + targets).sorted()
            .filter { !Self.untouched.contains($0) }
            .compactMap(model.entityType)
            .filter { $0.isLookup && !$0.leads(to: Self.people) }
    }

    private func take(
        _ type: EntityType,
        _ properties: [String],
        filter: FilterExpression? = nil,
        into instance: inout ImportedInstance
    ) async throws {
        var reader = RowReader(client: client, type: type, properties: properties)
        reader.filter = filter
        let limit = ImportSettings.lookupLimit
        guard let found = try await rows(of: reader, upTo: limit, noting: &instance) else {
            return
        }
        guard !found.hasMore else {
            instance.notes.append("\(type.name) has more than \(limit) rows, none of them taken")
            return
        }
        instance.add(found.rows, of: type.name)
    }

    /// What can be kept of a row: nothing that the platform writes, no bytes, and no lookup to
    /// what is not taken.
    private func properties(of type: EntityType, leadingTo taken: Set<String>) -> [String] {
        let targets = Dictionary(
            type.navigationProperties.filter { !$0.isCollection }.map { ($0.foreignKey, $0.target) }
        ) { first, _ in first }
        let journal = [
            "CreatedOn", "CreatedById", "ModifiedOn", "ModifiedById", "ProcessListeners",
        ]
        return type.properties.filter { property in
            property.type != .stream && !journal.contains(property.name)
                && targets[property.name].map(taken.contains) ?? true
        }
        .map(\.name)
    }

    // MARK: - Roles and settings

    /// The roles of `SysAdminUnit`, without the users beside them (creatio.md section 4.2).
    private func takeRoles(into instance: inout ImportedInstance) async throws {
        let wanted = ["Id", "Name", "Description", Self.unitType, "ParentRoleId", "ConnectionType"]
        guard let units = instance.model.entityType(StockAdminUnit.object),
            units.property(Self.unitType) != nil
        else { return }
        let isUser = [AdminUnitType.user, .portalUser].map { type in
            FilterExpression.binary(
                .ne,
                .path([Self.unitType]),
                .literal(.number("\(type.rawValue)"))
            )
        }
        try await take(
            units,
            wanted.filter { units.property($0) != nil },
            filter: .binary(.and, isUser[0], isUser[1]),
            into: &instance
        )
    }

    private static let unitType = "SysAdminUnitTypeValue"

    /// The values of the settings by which the fake behaves, and of no others.
    private func takeSystemSettings(into instance: inout ImportedInstance) async throws {
        guard let type = instance.model.entityType("SysSettingsValue"),
            type.navigationProperty("SysSettings") != nil
        else { return }
        let numbers = ["CaseLastNumber", "AccountLastNumber"]
        for (code, property) in CreatioInstance.systemSettings.sorted(by: { $0.key < $1.key })
        where !numbers.contains(code) && type.property(property) != nil {
            var reader = RowReader(
                client: client,
                type: type,
                properties: ["Id", "IsDef", property].filter { type.property($0) != nil }
            )
            reader.filter = .binary(.eq, .path(["SysSettings", "Code"]), .literal(.string(code)))
            let found = try await rows(of: reader, upTo: 100, of: code, noting: &instance)
            // Without the right to the first, none of the others can be read either.
            guard let rows = found?.rows else { return }
            let row = rows.first { $0["IsDef"]?.truth == true } ?? rows.first
            if let value = row?[property] { instance.systemSettings[code] = value }
        }
    }

    // MARK: - People

    private func takePeople(
        besides taken: Set<String>,
        into instance: inout ImportedInstance
    ) async throws {
        let objects = [StockAccount.object, StockContact.object, "Case", "Activity"]
        for type in objects.compactMap(instance.model.entityType) {
            var reader = RowReader(
                client: client,
                type: type,
                properties: properties(of: type, leadingTo: taken.union(objects))
                    + ["CreatedOn", "ModifiedOn"].filter { type.property($0) != nil }
            )
            reader.order = OrderItem(expression: .path(["CreatedOn"]), isDescending: true)
            let limit = ImportSettings.personalLimit
            let found = try await rows(of: reader, upTo: limit, noting: &instance)
            instance.add(found?.rows ?? [], of: type.name)
            if found?.hasMore == true {
                instance.notes.append("of \(type.name) the \(limit) newest rows were taken")
            }
        }
    }

    /// The default owner with the id that the settings name, and the users who log in as that
    /// contact; who it is stays behind.
    private func takeOwner(into instance: inout ImportedInstance) async throws {
        guard let owner = settings.integration.defaultCaseOwnerID, let id = UUID(uuidString: owner)
        else { return }
        var options = QueryOptions()
        options.select = [["Id"]]
        guard try await client.read(StockContact.object, id: id, options) != nil else {
            instance.notes.append("the default owner '\(owner)' is no contact")
            return
        }
        let name = JSONValue.string("Default case owner")
        instance.add([["Id": .string(owner), "Name": name]], of: StockContact.object)
        options.select = [["Id"], ["Active"]]
        options.filter = .binary(.eq, .path(["Contact", "Id"]), .literal(.guid(id)))
        let users = try await client.query(StockAdminUnit.object, options).map { user in
            var row = user
            row["Name"] = name
            row[Self.unitType] = .number(JSONNumber(AdminUnitType.user.rawValue))
            row["ContactId"] = .string(owner)
            return row
        }
        instance.add(users, of: StockAdminUnit.object)
    }

    /// The rows; nil where the instance refuses them, which becomes a note.
    private func rows(
        of reader: RowReader,
        upTo limit: Int,
        of part: String? = nil,
        noting instance: inout ImportedInstance
    ) async throws -> (rows: [JSONValue], hasMore: Bool)? {
        do {
            let found = try await reader.rows(upTo: limit)
            let subject = reader.type.name + (part.map { " of \($0)" } ?? "")
            progress("\(subject): \(found.rows.count) rows")
            return found
        } catch let error as CreatioError where error.isRefusal {
            instance.notes.append("\(reader.type.name) is not taken: \(error)")
            return nil
        }
    }
}

extension EntityType {
    /// Whether a lookup beside those of author and editor leads to one of these objects.
    fileprivate func leads(to objects: [String]) -> Bool {
        navigationProperties.contains { link in
            !link.isCollection && !["CreatedBy", "ModifiedBy"].contains(link.name)
                && objects.contains(link.target)
        }
    }
}
