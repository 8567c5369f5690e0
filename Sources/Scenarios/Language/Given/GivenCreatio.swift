import FakeCreatio
import YAML

/// What an instance of Creatio holds before the first step, beside its stock rows.
package struct GivenCreatio: Sendable, Equatable {
    package var contacts: [Member<[Member<ColumnValue>]>] = []
    package var groups: [Member<[Member<ColumnValue>]>] = []
    /// Rows of any object: object, then name, then columns.
    package var rows: [Member<[Member<[Member<ColumnValue>]>]>] = []
    /// Columns that the administrator added: object, then column, then type.
    package var columns: [Member<[Member<ColumnKind>]>] = []
    /// Columns that were added a moment before, so that OData does not show them yet.
    package var recentColumns: [Member<[Member<ColumnKind>]>] = []
    package var replyProcess = GivenProcess()
    package var closureProcess = GivenProcess()
    /// The language of the integration's user, in which Creatio writes names of lookups.
    package var language: String?
    /// Names of rows in other languages: object, then row, then language.
    package var translations: [Member<[Member<[Member<String>]>]>] = []
    /// How many of the first inserts are reported as failed although they were saved, by object.
    package var lateFailures: [Member<Int>] = []
    /// Objects that the integration's user has no right to.
    package var denied: [Located<String>] = []
    /// The values of system settings that are numbers, by their code.
    package var systemSettings: [Member<Int>] = []

    static let shape = Shape<GivenCreatio>.keys(
        .optional(
            "columns",
            addedColumns,
            default: [],
            "Columns that the administrator added to an object."
        ),
        recentColumnsKey,
        .optional(
            "contacts",
            contactsShape,
            default: [],
            "People in the address book, reps among them."
        ),
        .optional(
            "groups",
            groupsShape,
            default: [],
            "Groups that a case can be assigned to."
        ),
        .optional(
            "rows",
            rowsOfAnyObject,
            default: [],
            "Rows of any other object, by object and name."
        ),
        translationsKey,
        .optional(
            "language",
            .text,
            "The language of the integration's user, such as 'uk-UA'; English where it is left out."
        ),
        .optional(
            "processes",
            GivenProcess.pair,
            default: [nil, nil],
            "The two business processes that call the core."
        ),
        .optional(
            "denied",
            .oneOrMore(
                Shape<String>.text.located.checked { object, _, reading in
                    reading.check(object: object.value, at: object.position)
                }
            ),
            default: [],
            "Objects that the integration's user has no right to."
        ),
        .optional(
            "reports failure but saves",
            insertCounts,
            default: [],
            "How many of the first inserts of an object are answered with an error although saved."
        ),
        .optional(
            "system settings",
            .columns(of: .number, "The number that the setting has."),
            default: [],
            "System settings that are numbers, by their code."
        )
    ) {
        columns,
        recentColumns,
        contacts,
        groups,
        rows,
        translations,
        language,
        processes,
        denied,
        lateFailures,
        systemSettings in
        GivenCreatio(
            contacts: contacts,
            groups: groups,
            rows: rows,
            columns: columns,
            recentColumns: recentColumns,
            replyProcess: processes[0] ?? GivenProcess(),
            closureProcess: processes[1] ?? GivenProcess(),
            language: language,
            translations: translations,
            lateFailures: lateFailures,
            denied: denied,
            systemSettings: systemSettings
        )
    }

    static let contactsShape = Shape<[Member<[Member<ColumnValue>]>]>
        .names(.contact, of: row(of: "Contact"), "A contact, by a name: reps are contacts too.")

    static let groupsShape = Shape<[Member<[Member<ColumnValue>]>]>
        .names(.group, of: row(of: "SysAdminUnit"), "A group of reps, by a name.")

    static let addedColumns = Shape<[Member<[Member<ColumnKind>]>]>
        .columns(
            of: .columns(of: ColumnKind.shape, "The type of that column."),
            "Columns of that object."
        )
        .checked { objects, _, reading in
            for object in objects { reading.define(columns: object) }
        }

    private static let insertCounts = Shape<[Member<Int>]>
        .columns(of: .number, "How many inserts of that object.")
        .checked { objects, _, reading in
            for object in objects { reading.check(object: object.key, at: object.position) }
        }

    static let recentColumnsKey: Key<[Member<[Member<ColumnKind>]>]> = .optional(
        "recent columns",
        addedColumns,
        default: [],
        "Columns that were added a moment before: OData shows them once its model is built."
    )

    /// Names of rows in other languages than English.
    static let translationsKey: Key<[Member<[Member<[Member<String>]>]>]> = .optional(
        "translations",
        Shape<[Member<[Member<[Member<String>]>]>]>
            .columns(
                of: .keys(
                    rest: Rest(
                        .anything,
                        .keys(rest: Rest(.header, .text, "The name in that language.")) { $0 },
                        "A row, by its name in English or the name that is given to it."
                    )
                ) { $0 },
                "Rows of that object."
            )
            .checked { objects, _, reading in
                for object in objects { reading.check(object: object.key, at: object.position) }
            },
        default: [],
        "What rows are called in other languages: object, then row, then language such as 'uk-UA'."
    )

    static let rowsOfAnyObject = Shape<[Member<[Member<[Member<ColumnValue>]>]>]>
        .columns(
            of: .names(.row, of: ColumnValue.row, "A row, by a name."),
            "Rows of that object."
        )
        .checked { objects, _, reading in
            for object in objects {
                reading.check(object: object.key, at: object.position)
                for column in object.value.flatMap(\.value) {
                    reading.check(column: column.key, of: object.key, at: column.position)
                }
            }
        }

    private static func row(of object: String) -> Shape<[Member<ColumnValue>]> {
        ColumnValue.row.checkingColumns(of: object) { $0 }
    }
}

/// What stands in a column: a text, a lookup by the name of a row, or nothing.
package enum ColumnValue: Sendable, Equatable {
    case text(String)
    case empty

    static let shape = Shape<ColumnValue>.either(
        .nothing(.empty),
        Shape<String>.text.map { .text($0) }
    )

    static let row = Shape<[Member<ColumnValue>]>.columns(
        of: shape,
        "The column's value; a lookup takes the name of a row, of a contact or of a group."
    )
}

/// A business process that calls the core's webhook.
package struct GivenProcess: Sendable, Equatable {
    package var isActive = true
    /// The activity types that the signal's filter lets through; nil for the process's own.
    package var types: [String]?
    /// Where the *Call web service* element sends; nil for the address that the core showed.
    package var address: String?
    package var retries: Int?
    /// Whether the body names the case alone, as the public documentation shows it.
    package var namesCaseOnly = false
    /// Whether the closure process has no filter: it announces every change of the status.
    package var isForEveryChange = false

    static let shape = Shape<GivenProcess>.either(
        .word([
            ("active", GivenProcess(), "It runs."),
            ("inactive", GivenProcess(isActive: false), "It is switched off."),
        ]),
        .keys(
            .optional("active", .truth, default: true, "Whether the process is switched on."),
            .optional("types", .oneOrMore(.text), "The activity types that its filter lets pass."),
            .optional("address", .text, "Where it sends, in place of the core's address."),
            .optional("retries", .number, "How often it tries again after a failed call."),
            .optional(
                "body",
                .word([
                    ("case only", true, "Names the case alone, as documented."),
                    ("case and activity", false, "Names the activity too, as recommended."),
                ]),
                default: false,
                "What the body of the call names."
            ),
            .optional(
                "every status",
                .truth,
                default: false,
                "Whether the closure process announces every change of the status."
            )
        ) { isActive, types, address, retries, namesCaseOnly, isForEveryChange in
            GivenProcess(
                isActive: isActive,
                types: types,
                address: address,
                retries: retries,
                namesCaseOnly: namesCaseOnly,
                isForEveryChange: isForEveryChange
            )
        }
    )

    /// The reply process and the closure process, in this order; nil where one is not named.
    static let pair = Shape<[GivenProcess?]>.keys(
        .optional(
            "agent replies",
            shape,
            "Calls the core when an activity has been added to a case."
        ),
        .optional(
            "case closure",
            shape,
            "Calls the core when a case has been resolved or closed."
        )
    ) { [$0, $1] }
}

extension Reading {
    /// Adds the columns that the administrator added to an object.
    fileprivate mutating func define(columns object: Member<[Member<ColumnKind>]>) {
        check(object: object.key, at: object.position)
        for column in object.value where !catalogue.isOwn(column.key, of: object.key) {
            if catalogue.has(column.key, of: object.key) {
                report(
                    "'\(object.key)' has a column '\(column.key)' already",
                    at: column.position
                )
            }
            catalogue.add(Column(column.key, column.value.columnType), to: object.key)
        }
    }

    mutating func check(object: String, at position: SourcePosition) {
        guard !catalogue.objects.contains(object) else { return }
        refuse("object", object, allowed: catalogue.objects, at: position)
    }
}
