import OData

/// A small part of a Creatio model: cases, contacts and what leads from one to the other.
let testModel = EntityModel(
    namespace: "Terrasoft.Configuration.OData",
    entityTypes: [
        EntityType(
            name: "Case",
            properties: [
                Property(name: "Id", type: .guid),
                Property(name: "CreatedOn", type: .dateTimeOffset),
                Property(name: "Number", type: .string, isNullable: false),
                Property(name: "ContactId", type: .guid),
                Property(name: "Rating", type: .int32),
                Property(name: "Cost", type: .decimal),
                Property(name: "IsClosed", type: .boolean),
            ],
            navigationProperties: [
                NavigationProperty(
                    name: "Contact",
                    target: "Contact",
                    isCollection: false,
                    partner: "CaseCollectionByContact",
                    foreignKey: "ContactId"
                )
            ]
        ),
        EntityType(
            name: "Contact",
            properties: [
                Property(name: "Id", type: .guid),
                Property(name: "Name", type: .string, isNullable: false),
            ],
            navigationProperties: [
                NavigationProperty(
                    name: "CaseCollectionByContact",
                    target: "Case",
                    isCollection: true,
                    partner: "Contact",
                    foreignKey: "ContactId"
                ),
                NavigationProperty(
                    name: "CreatedBy",
                    target: "Contact",
                    isCollection: false,
                    partner: nil,
                    foreignKey: "CreatedById"
                ),
            ]
        ),
    ]
)
