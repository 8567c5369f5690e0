import FakeCreatio
import YAML

/// An instance of Creatio as the `instance.yaml` of a folder describes it.
struct GivenInstance: Sendable {
    /// What the instance is, as a sentence.
    let title: String
    let profile: InstanceProfile
    let level: EvidenceLevel?
    let limits: InstanceLimits
    let users: [Member<GivenUser>]
    let creatio: GivenCreatio
    let imported: ImportedRows
    /// By their codes.
    let systemSettings: [Member<String>]
    let processes: [Member<GivenCall>]

    /// The keys in the order in which they are read: what is named comes before who names it.
    static let shape = Shape<GivenInstance>.keys(
        title,
        profile,
        switches,
        level,
        limits,
        columns,
        GivenCreatio.recentColumnsKey,
        imported,
        systemSettings,
        contacts,
        groups,
        rows,
        GivenCreatio.translationsKey,
        users,
        processes
    ) {
        title,
        profile,
        switches,
        level,
        limits,
        columns,
        recentColumns,
        imported,
        systemSettings,
        contacts,
        groups,
        rows,
        translations,
        users,
        calls in
        GivenInstance(
            title: title,
            profile: switches.reduce(into: profile) { $0.apply($1.value) },
            level: level,
            limits: limits,
            users: users,
            creatio: GivenCreatio(
                contacts: contacts,
                groups: groups,
                rows: rows,
                columns: columns,
                recentColumns: recentColumns,
                translations: translations
            ),
            imported: imported,
            systemSettings: systemSettings,
            processes: calls
        )
    }
}

/// The keys at the top of the file.
extension GivenInstance {
    private typealias Rows = [Member<[Member<ColumnValue>]>]

    private static let title: Key<String> =
        .required("creatio", .text, "What the instance is, as a sentence.")
    private static let profile: Key<InstanceProfile> =
        .optional("profile", profileShape, default: InstanceProfile(), "What it is built on.")
    private static let switches: Key<[Located<String>]> = .optional(
        "switches",
        .oneOrMore(Shape<String>.text.located.checkingSwitches),
        default: [],
        "Single switches of the profile, each as 'switch=value'."
    )
    private static let level: Key<EvidenceLevel?> =
        .optional("level", levelShape, "How far it goes beyond what is known of Creatio.")
    private static let limits: Key<InstanceLimits> =
        .optional("limits", GivenLimits.shape, default: InstanceLimits(), "How much it takes.")
    private static let columns: Key<[Member<[Member<ColumnKind>]>]> =
        .optional("columns", GivenCreatio.addedColumns, default: [], "Columns that were added.")
    private static let imported: Key<ImportedRows> = .optional(
        "imported",
        ImportedRows.shape,
        default: .none,
        "Rows as an instance has them, in the place of the stock rows of their objects."
    )
    private static let systemSettings: Key<[Member<String>]> = .optional(
        "system settings",
        SystemSettingValues.shape,
        default: [],
        "The values of system settings, by their code."
    )
    private static let contacts: Key<Rows> =
        .optional("contacts", GivenCreatio.contactsShape, default: [], "The address book.")
    private static let groups: Key<Rows> =
        .optional("groups", GivenCreatio.groupsShape, default: [], "Groups of reps.")
    private static let rows: Key<[Member<Rows>]> =
        .optional("rows", GivenCreatio.rowsOfAnyObject, default: [], "Rows of other objects.")
    private static let users: Key<[Member<GivenUser>]> =
        .optional("users", GivenUser.table, default: [], "Who can log in beside Supervisor.")
    private static let processes: Key<[Member<GivenCall>]> =
        .optional("processes", GivenCall.table, default: [], "The business processes.")

    private static let profileShape = Shape<InstanceProfile>.word(
        InstanceProfile.Preset.allCases.map {
            ($0.rawValue, InstanceProfile($0), "The profile \($0.rawValue).")
        }
    )

    private static let levelShape = Shape<EvidenceLevel>.word([
        ("confirmed", .confirmed, "Only what somebody measured."),
        ("documented", .documented, "And what Creatio documents."),
        ("assumed", .assumed, "And what the OData library would take."),
    ])
}

extension InstanceProfile {
    /// Applies a switch that has been checked.
    fileprivate mutating func apply(_ item: String) {
        let parts = item.split(separator: "=", maxSplits: 1).map(String.init)
        // The reading has reported what cannot be set.
        if parts.count == 2 { try? set(parts[0], to: parts[1]) }
    }
}

extension Shape where Value == Located<String> {
    /// Reports a switch that there is not, or a value that it does not take.
    fileprivate var checkingSwitches: Shape {
        checked { item, _, reading in
            let parts = item.value.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                reading.report("a switch is set as 'switch=value'", at: item.position)
                return
            }
            var profile = InstanceProfile()
            do throws(ProfileError) {
                try profile.set(parts[0], to: parts[1])
            } catch .name(let name) {
                let names = ProfileSwitch.all.map(\.name)
                reading.refuse("switch", name, allowed: names, at: item.position)
            } catch {
                reading.report("\(error)", at: item.position)
            }
        }
    }
}

/// The limits of an instance by their names.
private enum GivenLimits {
    static let shape = Shape<InstanceLimits>.keys(
        .optional("rows", .number, "How many rows one answer may hold."),
        .optional("filter nodes", .number, "How many nodes a filter may have."),
        .optional("expand depth", .number, "How deep an expansion may go."),
        .optional("batch parts", .number, "How many parts a batch may have."),
        .optional("file size", .number, "The largest file, in bytes."),
        .optional("body size", .number, "The largest body of a request, in bytes."),
        .optional("request time", .duration, "How long a request may take."),
        .optional("calls per day", .number, "The calls of a day that the plan includes.")
    ) { rows, nodes, depth, parts, size, body, time, calls in
        var limits = InstanceLimits()
        if let rows { limits.rows = rows }
        if let nodes { limits.filterNodes = nodes }
        if let depth { limits.expandDepth = depth }
        if let parts { limits.batchParts = parts }
        if let size { limits.fileSize = size }
        if let body { limits.bodySize = body }
        if let time { limits.requestTime = time }
        if let calls { limits.callsPerDay = calls }
        return limits
    }
}
