/// The entity data model of a service: what `$metadata` describes (CSDL 4.0).
package struct EntityModel: Sendable {
    /// The namespace of the entity types; Creatio's is `Terrasoft.Configuration.OData`
    /// (creatio.md section 1.3).
    package let namespace: String
    /// In the order in which the service lists them.
    package let entityTypes: [EntityType]
    private let typesByName: [String: EntityType]

    package init(namespace: String, entityTypes: [EntityType]) {
        self.namespace = namespace
        self.entityTypes = entityTypes
        typesByName = Dictionary(
            entityTypes.map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The type of that name; in Creatio an entity set bears the name of its type.
    package func entityType(_ name: String) -> EntityType? {
        typesByName[name]
    }
}

/// An entity type with the structural and navigation properties of its rows.
package struct EntityType: Sendable, Equatable {
    package let name: String
    /// In the order in which a row's JSON lists them.
    package let properties: [Property]
    package let navigationProperties: [NavigationProperty]
    private let propertyIndices: [String: Int]
    private let navigationIndices: [String: Int]

    package init(
        name: String,
        properties: [Property],
        navigationProperties: [NavigationProperty]
    ) {
        self.name = name
        self.properties = properties
        self.navigationProperties = navigationProperties
        propertyIndices = Dictionary(
            properties.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        navigationIndices = Dictionary(
            navigationProperties.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    package func property(_ name: String) -> Property? {
        propertyIndices[name].map { properties[$0] }
    }

    package func navigationProperty(_ name: String) -> NavigationProperty? {
        navigationIndices[name].map { navigationProperties[$0] }
    }
}

/// A structural property.
package struct Property: Sendable, Equatable {
    package let name: String
    package let type: PrimitiveType
    /// Nil leaves the facet out of the CSDL, as Creatio does for all but strings.
    package let isNullable: Bool?

    package init(name: String, type: PrimitiveType, isNullable: Bool? = nil) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
    }
}

/// The primitive types of OData 4.0 that a Creatio service uses (creatio.md section 1.3).
package enum PrimitiveType: String, Sendable, Equatable, CaseIterable {
    case guid = "Edm.Guid"
    case string = "Edm.String"
    case int32 = "Edm.Int32"
    case decimal = "Edm.Decimal"
    case boolean = "Edm.Boolean"
    case dateTimeOffset = "Edm.DateTimeOffset"
    case stream = "Edm.Stream"
}

/// A navigation property to one row or, in reverse, to a collection of rows.
package struct NavigationProperty: Sendable, Equatable {
    package let name: String
    /// The name of the entity type at the other end.
    package let target: String
    package let isCollection: Bool
    /// The navigation property at the other end that leads back, if it has one.
    package let partner: String?
    /// The scalar that holds the key: on this type for a single row (`ContactId` beside
    /// `Contact`), on the target's type for a collection.
    package let foreignKey: String

    package init(
        name: String,
        target: String,
        isCollection: Bool,
        partner: String?,
        foreignKey: String
    ) {
        self.name = name
        self.target = target
        self.isCollection = isCollection
        self.partner = partner
        self.foreignKey = foreignKey
    }
}
