package import OData

/// The objects of a Creatio as its own `$metadata` describes them, for the fake to play.
///
/// What `$metadata` does not tell (creatio.md section 1.3) is taken from the object of that name in
/// `EntitySchema.everyObject`: required columns, defaults, lengths, how a key is kept. Where the
/// instance has a column of another type, or one that the fake does not know, only what it says
/// itself is known of it; a text of unknown length is taken to be unlimited, because a rehearsal
/// must not fail for a limit that nobody has seen.
package struct ImportedObjects: Sendable {
    package let schemas: [EntitySchema]
    /// The types that cannot be played, because their key is not a GUID called `Id`: nothing that
    /// derives from Creatio's base object is so.
    package let leftOut: [String]

    /// The objects without which there are no users, and so no instance.
    private static let indispensable = ["Contact", "SysAdminUnit"]

    /// - Throws: `ImportedObjectsError` for a model that is no Creatio's, or has names that are no
    ///   codes.
    package init(_ model: EntityModel) throws(ImportedObjectsError) {
        let known = Dictionary(EntitySchema.everyObject.map { ($0.name, $0) }) { first, _ in first }
        let played = model.entityTypes.filter { $0.property("Id")?.type == .guid }
        let names = Set(played.map(\.name))
        for name in Self.indispensable where !names.contains(name) {
            throw ImportedObjectsError(
                problem: "it has no object '\(name)', which every Creatio has"
            )
        }
        schemas = try played.map { type throws(ImportedObjectsError) -> EntitySchema in
            try Self.check(type)
            return EntitySchema(
                imported: type,
                among: names,
                knownAs: known[type.name] ?? (type.isLookup ? .lookup(type.name) : nil)
            )
        }
        leftOut = model.entityTypes.map(\.name).filter { !names.contains($0) }
    }

    /// Names reach SQL as identifiers, in which case counts for nothing.
    private static func check(_ type: EntityType) throws(ImportedObjectsError) {
        var taken: Set<String> = []
        for property in type.properties {
            guard InstanceModel.isCode(property.name) else {
                throw ImportedObjectsError(
                    problem: "'\(type.name)' has a property '\(property.name)', which is no code of"
                        + " a column: letters, digits and '_' are allowed, a letter comes first"
                )
            }
            guard taken.insert(property.name.lowercased()).inserted else {
                throw ImportedObjectsError(
                    problem: "'\(type.name)' has the property '\(property.name)' twice"
                )
            }
        }
    }
}

/// Why a `$metadata` describes nothing that the fake can play.
package struct ImportedObjectsError: Error, Sendable, Equatable, CustomStringConvertible {
    package let problem: String

    package var description: String {
        "this $metadata describes no Creatio that can be played: \(problem)"
    }
}

extension EntityType {
    /// Whether it has the columns of the base lookup, `Name` and `Description`.
    package var isLookup: Bool {
        property("Name")?.type == .string && property("Description")?.type == .string
    }
}

extension EntitySchema {
    /// An object with exactly the columns that OData shows, and of those that it never shows the
    /// ones that the fake knows.
    fileprivate init(imported type: EntityType, among names: Set<String>, knownAs known: Self?) {
        let knownColumns = Dictionary(
            (Self.baseColumns + (known?.columns ?? [])).map { ($0.property, $0) },
            uniquingKeysWith: { _, own in own }
        )
        let targets = Dictionary(
            type.navigationProperties.filter { !$0.isCollection && names.contains($0.target) }
                .map { ($0.foreignKey, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let shown = type.properties.map { property in
            Column(
                imported: property,
                leadingBy: targets[property.name],
                knownAs: knownColumns[property.name]
            )
        }
        let properties = Set(shown.map(\.property))
        self.init(
            name: type.name,
            displayColumn: Self.displayColumn(of: shown, knownAs: known),
            uniqueKeys: (known?.uniqueKeys ?? []).filter(properties.isSuperset(of:)),
            allColumns: shown + (known?.columns ?? []).filter { $0.type.primitive == nil }
        )
    }

    /// The column that stands for a row; guessed by its name where the object is not known.
    private static func displayColumn(of columns: [Column], knownAs known: Self?) -> String {
        let names =
            (known.map { [$0.displayColumn] } ?? [])
            + ["Name", "Caption", "Title", "Number", "Subject", "Code"]
        return names.first { name in columns.contains { $0.name == name } } ?? "Id"
    }
}

extension Column {
    fileprivate init(
        imported property: Property,
        leadingBy navigation: NavigationProperty?,
        knownAs known: Column?
    ) {
        // A lookup whose navigation property is called otherwise is played as the key that it is.
        let target = navigation.flatMap { link in
            property.type == .guid && link.name + "Id" == property.name ? link : nil
        }
        if let known, known.type.primitive == property.type, known.target == target?.target {
            self = known
        } else if let target {
            self = .lookup(target.name, to: target.target)
        } else {
            self.init(property.name, ColumnType(imported: property.type))
        }
    }
}

extension ColumnType {
    /// The widest type that OData shows so.
    fileprivate init(imported type: PrimitiveType) {
        self =
            switch type {
            case .guid: .guid
            case .string: .maxSizeText
            case .int32: .integer
            case .decimal: .decimal(scale: 2)
            case .boolean: .boolean
            case .dateTimeOffset: .dateTime
            case .stream: .stream
            }
    }
}
