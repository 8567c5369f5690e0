import Foundation
import OData
import Testing

@Suite struct `CSDL of which a part is read` {
    @Test func `gives the wanted types whole and the others by name`() throws {
        let wanted = try #require(testModel.entityTypes.first)
        let model = try EntityModel(csdl: Data(testModel.csdl().utf8), detailing: [wanted.name])
        #expect(model.entityType(wanted.name) == wanted)
        #expect(model.entityTypes.map(\.name) == testModel.entityTypes.map(\.name))
        #expect(
            model.entityTypes.dropFirst().allSatisfy {
                $0.properties.isEmpty && $0.navigationProperties.isEmpty
            }
        )
    }

    @Test func `brings the types from which a wanted one derives`() throws {
        let document = """
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
            <edmx:DataServices><Schema Namespace="S" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="A"><Property Name="Id" Type="Edm.Guid" /></EntityType>
            <EntityType Name="B" BaseType="S.A"><Property Name="X" Type="Edm.Int32" /></EntityType>
            <EntityType Name="C" BaseType="S.B"><Property Name="Y" Type="Edm.String" /></EntityType>
            </Schema></edmx:DataServices></edmx:Edmx>
            """
        let model = try EntityModel(csdl: Data(document.utf8), detailing: ["C"])
        #expect(model.entityType("C")?.properties.map(\.name) == ["Id", "X", "Y"])
    }
}
