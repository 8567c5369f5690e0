import Foundation
import OData
import Testing

@testable import HandoffCore

@Suite struct `The columns of Case` {
    private static func model(_ others: Int) -> EntityModel {
        let column = Property(name: "Text", type: .string, isNullable: false)
        let caseType = EntityType(
            name: "Case",
            properties: [
                Property(name: "Id", type: .guid), Property(name: "PriorityId", type: .guid),
                Property(name: "ForeignId", type: .guid),
                Property(name: "UsrAmount", type: .decimal),
            ],
            navigationProperties: [
                NavigationProperty(
                    name: "Priority",
                    target: "CasePriority",
                    isCollection: false,
                    partner: nil,
                    foreignKey: "PriorityId"
                )
            ]
        )
        let objects = (0..<others).map { number in
            EntityType(
                name: "Object\(number)",
                properties: (0..<60).map { Property(name: "Usr\($0)", type: column.type) },
                navigationProperties: []
            )
        }
        let priority = EntityType(name: "CasePriority", properties: [], navigationProperties: [])
        return EntityModel(
            namespace: "Terrasoft.Configuration.OData",
            entityTypes: objects + [caseType, priority]
        )
    }

    @Test func `have their types, and a lookup has two names`() throws {
        let columns = try CaseColumns(metadata: Data(Self.model(1).csdl().utf8))
        let priority = CaseColumn(
            property: "PriorityId",
            type: .lookup(target: "CasePriority")
        )
        #expect(columns.column("Priority") == priority)
        #expect(columns.column("PriorityId") == priority)
        #expect(columns.column("ForeignId") == CaseColumn(property: "ForeignId", type: .guid))
        #expect(columns.column("UsrAmount") == CaseColumn(property: "UsrAmount", type: .decimal))
        #expect(columns.column("Usr1") == nil)
        #expect(columns.names == ["Id", "PriorityId", "ForeignId", "UsrAmount"])
    }

    @Test func `are found among those of a whole Creatio`() throws {
        let document = Data(Self.model(400).csdl().utf8)
        #expect(document.count > 1_000_000)
        #expect(try CaseColumns(metadata: document).names.count == 4)
    }

    @Test func `are not there where the service has no Case`() {
        let document = EntityModel(namespace: "S", entityTypes: []).csdl()
        #expect(throws: CSDLError(problem: "has no entity type 'Case'", line: nil)) {
            try CaseColumns(metadata: Data(document.utf8))
        }
    }
}
