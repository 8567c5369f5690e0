import Foundation
import OData
import Testing

@Suite struct `CSDL` {
    @Test func `is written as Creatio writes it`() {
        let edmx =
            #"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">"#
        let xmlns = #"xmlns="http://docs.oasis-open.org/odata/ns/edm""#
        let space = "Terrasoft.Configuration.OData"
        let expected = [
            #"<?xml version="1.0" encoding="utf-8"?>"#, edmx, "<edmx:DataServices>",
            #"<Schema Namespace="\#(space)" \#(xmlns)>"#,
            #"<EntityType Name="Case"><Key><PropertyRef Name="Id" /></Key>"#,
            #"<Property Name="Id" Type="Edm.Guid" />"#,
            #"<Property Name="CreatedOn" Type="Edm.DateTimeOffset" />"#,
            #"<Property Name="Number" Type="Edm.String" Nullable="false" />"#,
            #"<Property Name="ContactId" Type="Edm.Guid" />"#,
            #"<Property Name="Rating" Type="Edm.Int32" />"#,
            #"<Property Name="Cost" Type="Edm.Decimal" />"#,
            #"<Property Name="IsClosed" Type="Edm.Boolean" />"#,
            #"<NavigationProperty Name="Contact" Type="\#(space).Contact" Partner="CaseCollectionByContact" />"#,
            "</EntityType>",
            #"<EntityType Name="Contact"><Key><PropertyRef Name="Id" /></Key>"#,
            #"<Property Name="Id" Type="Edm.Guid" />"#,
            #"<Property Name="Name" Type="Edm.String" Nullable="false" />"#,
            #"<NavigationProperty Name="CaseCollectionByContact" Type="Collection(\#(space).Case)" Partner="Contact" />"#,
            #"<NavigationProperty Name="CreatedBy" Type="\#(space).Contact" />"#,
            "</EntityType></Schema>",
            #"<Schema Namespace="Default" \#(xmlns)><EntityContainer Name="Container">"#,
            #"<EntitySet Name="Case" EntityType="\#(space).Case">"#,
            #"<NavigationPropertyBinding Path="Contact" Target="Contact" />"#,
            #"</EntitySet><EntitySet Name="Contact" EntityType="\#(space).Contact">"#,
            #"<NavigationPropertyBinding Path="CaseCollectionByContact" Target="Case" />"#,
            #"<NavigationPropertyBinding Path="CreatedBy" Target="Contact" />"#,
            "</EntitySet></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>",
        ]
        #expect(testModel.csdl() == expected.joined())
    }

    @Test func `a name with a meaning in XML is escaped`() {
        let model = EntityModel(
            namespace: #"a&b<c>"d""#,
            entityTypes: []
        )
        #expect(model.csdl().contains(#"Namespace="a&amp;b&lt;c&gt;&quot;d&quot;""#))
    }
}
