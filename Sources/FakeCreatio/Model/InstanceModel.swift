package import OData

/// All objects of one instance and the entity model that OData derives from them.
package struct InstanceModel: Sendable {
    /// The namespace of Creatio's entity types (creatio.md section 1.3).
    static let namespace = "Terrasoft.Configuration.OData"

    package let tables: [EntityTable]
    package let entityModel: EntityModel
    private let tablesByName: [String: EntityTable]

    /// Derives the model.
    ///
    /// A lookup column is left out where its target is: that is how installations with fewer
    /// products differ from the one that the schemas were read from (creatio.md section 4).
    ///
    /// - Parameters:
    ///   - schemas: The objects with all columns that any product gives them.
    ///   - customColumns: The columns that this instance adds, by the name of the object.
    /// - Throws: `InstanceModelError` for a custom column that cannot be added.
    package init(
        schemas: [EntitySchema],
        customColumns: [String: [Column]] = [:]
    ) throws(InstanceModelError) {
        let names = try Self.names(of: schemas)
        try Self.check(customColumns, against: schemas)
        let realised = schemas.map { schema in
            schema.adding(customColumns[schema.name] ?? [])
                .keeping { column in column.target.map(names.contains) ?? true }
        }
        var referrers: [String: [EntityTable.Referrer]] = [:]
        for schema in realised {
            for column in schema.columns {
                guard let target = column.target else { continue }
                referrers[target, default: []].append(.init(table: schema.name, column: column))
            }
        }
        tables = realised.map { schema in
            let incoming = referrers[schema.name] ?? []
            return EntityTable(
                schema: schema,
                referrers: incoming,
                entityType: Self.entityType(of: schema, referrers: incoming)
            )
        }
        entityModel = EntityModel(
            namespace: Self.namespace,
            entityTypes: tables.map(\.entityType)
        )
        tablesByName = Dictionary(
            tables.map { ($0.name.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The object of that name; set names are known in any case of letters (creatio.md
    /// section 1.2).
    package func table(_ name: String) -> EntityTable? {
        tablesByName[name.lowercased()]
    }

    /// The object that a lookup column leads to.
    func target(of column: Column) -> EntityTable? {
        column.target.flatMap(table)
    }
}

// MARK: - The OData side

extension InstanceModel {
    /// The columns whose navigation property has no way back (creatio.md section 1.3).
    private static let withoutPartner: Set = ["CreatedBy", "ModifiedBy"]

    private static func entityType(
        of schema: EntitySchema,
        referrers: [EntityTable.Referrer]
    ) -> EntityType {
        let properties = schema.columns.compactMap { column in
            column.type.primitive.map { type in
                Property(
                    name: column.property,
                    type: type,
                    isNullable: type == .string ? false : nil
                )
            }
        }
        let lookups = schema.columns.compactMap { column in
            column.target.map { target in
                NavigationProperty(
                    name: column.name,
                    target: target,
                    isCollection: false,
                    partner: withoutPartner.contains(column.name)
                        ? nil : collectionName(of: schema.name, by: column),
                    foreignKey: column.property
                )
            }
        }
        let collections = referrers.compactMap { referrer in
            withoutPartner.contains(referrer.column.name)
                ? nil
                : NavigationProperty(
                    name: collectionName(of: referrer.table, by: referrer.column),
                    target: referrer.table,
                    isCollection: true,
                    partner: referrer.column.name,
                    foreignKey: referrer.column.property
                )
        }
        return EntityType(
            name: schema.name,
            properties: properties,
            navigationProperties: lookups + collections
        )
    }

    private static func collectionName(of child: String, by column: Column) -> String {
        "\(child)CollectionBy\(column.name)"
    }
}

// MARK: - Custom columns

extension InstanceModel {
    private static func check(
        _ customColumns: [String: [Column]],
        against schemas: [EntitySchema]
    ) throws(InstanceModelError) {
        for (object, columns) in customColumns.sorted(by: { $0.key < $1.key }) {
            guard let schema = schemas.first(where: { $0.name == object }) else {
                throw .unknownObject(object)
            }
            var taken = Set(schema.columns.map { $0.property.lowercased() })
            for column in columns {
                guard isCode(column.name) else {
                    throw .malformedName(object: object, column: column.name)
                }
                guard taken.insert(column.property.lowercased()).inserted else {
                    throw .duplicateColumn(object: object, column: column.property)
                }
                if let target = column.target, !schemas.contains(where: { $0.name == target }) {
                    throw .unknownTarget(object: object, column: column.name, target: target)
                }
            }
        }
    }

    /// The names of the objects, in which case counts for nothing (creatio.md section 1.2).
    private static func names(
        of schemas: [EntitySchema]
    ) throws(InstanceModelError) -> Set<String> {
        var taken: Set<String> = []
        for schema in schemas {
            guard isCode(schema.name) else { throw .malformedObject(schema.name) }
            guard taken.insert(schema.name.lowercased()).inserted else {
                throw .duplicateObject(schema.name)
            }
        }
        return Set(schemas.map(\.name))
    }

    /// Names reach SQL as identifiers, so they are held to Creatio's own rule for codes.
    static func isCode(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else {
            return false
        }
        return name.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0))
        }
    }
}

/// Why a custom column cannot be added to an instance.
package enum InstanceModelError: Error, Sendable, Equatable, CustomStringConvertible {
    case unknownObject(String)
    case duplicateObject(String)
    case malformedObject(String)
    case malformedName(object: String, column: String)
    case duplicateColumn(object: String, column: String)
    case unknownTarget(object: String, column: String, target: String)

    package var description: String {
        switch self {
        case .unknownObject(let object):
            "object '\(object)' gets a column, but this instance has no such object"
        case .duplicateObject(let object):
            "this instance has an object '\(object)' already"
        case .malformedObject(let object):
            "'\(object)' is no code of an object: letters, digits and '_' are allowed, a letter"
                + " comes first"
        case .malformedName(let object, let column):
            "column '\(column)' of object '\(object)' has a name that is no code: letters, digits"
                + " and '_' are allowed, a letter comes first"
        case .duplicateColumn(let object, let column):
            "object '\(object)' already has a column '\(column)'"
        case .unknownTarget(let object, let column, let target):
            "lookup '\(column)' of object '\(object)' leads to '\(target)', but this instance has"
                + " no such object"
        }
    }
}
