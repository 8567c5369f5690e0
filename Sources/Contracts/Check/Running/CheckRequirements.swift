import HandoffCore
import OData

/// What the contract asks of an instance under one partner's settings, as the checks look at it.
struct CheckRequirements: Sendable, Equatable {
    /// A column of an object.
    struct Column: Sendable, Equatable {
        let name: String
        /// Nil where the contract does not tell it.
        let type: PrimitiveType?
        /// The object that a lookup leads to; nil for any other column.
        let target: String?
        let isRead: Bool
    }

    /// An object and what is done with its rows.
    struct Object: Sendable, Equatable {
        let name: String
        let columns: [Column]
        let isRead: Bool
        let isCreated: Bool
        let isUpdated: Bool
    }

    /// A row that is used by its id.
    struct Row: Sendable, Equatable {
        let object: String
        let id: String
        /// Where the id is used, such as `Activity.StatusId`.
        let uses: Set<String>
    }

    let objects: [Object]
    let rows: [Row]
    /// What the longest story of the contract costs; each part of a batch is a call of its own
    /// (creatio.md section 6.1).
    let callsPerConversation: Int

    init(_ contract: Contract, for settings: CreatioSettings) {
        callsPerConversation =
            contract.flows.map { $0.steps.flatMap(\.calls).count { $0.call != Flow.Call.token } }
            .max() ?? 0
        let sets = contract.sets.sorted { $0.key < $1.key }
            .filter { name, _ in !Self.unused(by: settings).contains(name) }
        objects = sets.map { name, need in
            Object(
                name: name,
                columns: need.columns.sorted { $0.key < $1.key }.map(Column.init),
                isRead: !need.operations.isDisjoint(with: [.query, .read, .follow]),
                isCreated: need.operations.contains(.create)
                    && (name != "Contact" || settings.createsContacts),
                isUpdated: need.rights.contains(.update)
            )
        }
        rows = sets.flatMap { name, need in
            need.rows.sorted { $0.key < $1.key }
                .map { Row(object: name, id: $0.key, uses: $0.value.uses) }
        }
    }

    /// The row whose id the core writes into a column, such as `Activity.StatusId`.
    func row(usedAs column: String) -> Row? {
        rows.first { $0.uses.contains(column) }
    }

    /// The objects that only a setting brings in that this partner has not made.
    private static func unused(by settings: CreatioSettings) -> Set<String> {
        var unused: Set<String> = []
        if !settings.uploadsAttachments {
            unused = ["CaseFile", "FileType", "SysSettings", "SysSettingsValue"]
        }
        if settings.caseOriginID == nil { unused.insert("CaseOrigin") }
        if settings.activityCategoryID == nil { unused.insert("ActivityCategory") }
        return unused
    }
}

extension CheckRequirements.Column {
    fileprivate init(name: String, need: ColumnNeed) {
        self.init(
            name: name,
            type: PrimitiveType(rawValue: need.type),
            target: need.lookup,
            isRead: !need.uses.isDisjoint(with: [.read, .filter, .order])
        )
    }
}
