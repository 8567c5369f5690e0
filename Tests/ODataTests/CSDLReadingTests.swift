import Foundation
import OData
import Testing

@Suite struct `CSDL that is read` {
    @Test func `means the model that was written`() throws {
        let model = try EntityModel(csdl: Data(testModel.csdl().utf8))
        #expect(model.namespace == testModel.namespace)
        #expect(model.entityTypes == testModel.entityTypes)
        #expect(model.csdl() == testModel.csdl())
    }

    @Test func `may be another service's`() throws {
        let document = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- from elsewhere -->
            <e:Edmx Version="4.0" xmlns:e="http://docs.oasis-open.org/odata/ns/edmx">
              <e:Reference Uri="https://x/core.xml"><e:Include Namespace="Core" /></e:Reference>
              <e:DataServices>
                <Schema Namespace="Shop.Types" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                  <EnumType Name="Colour"><Member Name="Red" Value="0" /></EnumType>
                  <ComplexType Name="Address"><Property Name="City" Type="Edm.String" /></ComplexType>
                </Schema>
                <Schema Namespace="Shop" Alias="S" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                  <EntityType Name="Thing" Abstract="true">
                    <Key><PropertyRef Name="Id" /></Key>
                    <Property Name="Id" Type="Edm.Guid" Nullable="false">
                      <Annotation Term="Core.Computed" Bool="true" />
                    </Property>
                  </EntityType>
                  <EntityType Name="Order" BaseType="S.Thing">
                    <Property Name="Total" Type="Edm.Decimal" Scale="2" />
                    <Property Name="Colour" Type="Shop.Types.Colour" />
                    <Property Name="Lines" Type="Collection(Edm.String)" />
                    <NavigationProperty Name="Buyer" Type="S.Person" Nullable="true" Partner="Orders">
                      <ReferentialConstraint Property="BuyerKey" ReferencedProperty="Id" />
                    </NavigationProperty>
                  </EntityType>
                  <EntityType Name="Person" BaseType="Shop.Thing">
                    <Property Name="Name" Type="Edm.String" Nullable="true" />
                    <NavigationProperty Name="Orders" Type="Collection(Shop.Order)" Partner="Buyer" />
                    <NavigationProperty Name="Elsewhere" Type="Other.Thing" />
                  </EntityType>
                  <Function Name="Best"><ReturnType Type="Shop.Order" /></Function>
                  <EntityContainer Name="C">
                    <EntitySet Name="Orders" EntityType="Shop.Order" />
                  </EntityContainer>
                </Schema>
              </e:DataServices>
            </e:Edmx>
            """
        let model = try EntityModel(csdl: Data(document.utf8))
        let id = Property(name: "Id", type: .guid, isNullable: false)
        #expect(model.namespace == "Shop")
        #expect(
            model.entityTypes == [
                EntityType(name: "Thing", properties: [id], navigationProperties: []),
                EntityType(
                    name: "Order",
                    properties: [id, Property(name: "Total", type: .decimal)],
                    navigationProperties: [
                        NavigationProperty(
                            name: "Buyer",
                            target: "Person",
                            isCollection: false,
                            partner: "Orders",
                            foreignKey: "BuyerKey"
                        )
                    ]
                ),
                EntityType(
                    name: "Person",
                    properties: [id, Property(name: "Name", type: .string, isNullable: true)],
                    navigationProperties: [
                        NavigationProperty(
                            name: "Orders",
                            target: "Order",
                            isCollection: true,
                            partner: "Buyer",
                            foreignKey: "BuyerKey"
                        )
                    ]
                ),
            ]
        )
    }

    private static let laughs = """
        <?xml version="1.0"?>
        <!-- <!DOCTYPE in a comment is none -->
        <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
        <Edmx><DataServices><Schema Namespace="&d;" /></DataServices></Edmx>
        """
    private static let external = """
        <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
        <Edmx><DataServices><Schema Namespace="&secret;" /></DataServices></Edmx>
        """

    @Test(arguments: [
        (
            laughs,
            "line 3 of the CSDL document: a DOCTYPE stands here, for which CSDL has no use"
        ),
        (
            external,
            "line 1 of the CSDL document: a DOCTYPE stands here, for which CSDL has no use"
        ),
        (
            "<?xml version='1.0' encoding='utf-7'?><Edmx />",
            "the CSDL document says that it is in 'utf-7', not in UTF-8"
        ),
        ("", "the CSDL document ends before its last element does"),
        ("<Edmx", "line 1 of the CSDL document: a tag does not end"),
        (
            "<Edmx>\n<a>",
            "line 2 of the CSDL document: something stands behind the last element, or an element"
                + " does not end"
        ),
        (
            "<Edmx>\n<a>\n</Edmx>",
            "line 3 of the CSDL document: an end tag does not fit its start tag"
        ),
        ("<Edmx>\n&nbsp;</Edmx>", "line 2 of the CSDL document: an entity is not declared"),
        ("<html/>", "line 1 of the CSDL document: the first element is 'html', not 'Edmx'"),
        ("<Edmx/>", "the CSDL document has no 'Schema' in 'DataServices'"),
        (
            "<Edmx><DataServices>\n<Schema/></DataServices></Edmx>",
            "line 2 of the CSDL document: 'Schema' has no attribute 'Namespace'"
        ),
        (
            "<Edmx><DataServices><Schema Namespace='N'>\n\n<EntityType Name='A' BaseType='N.B' />"
                + "<EntityType Name='B' BaseType='N.A' /></Schema></DataServices></Edmx>",
            "line 3 of the CSDL document: type 'A' derives from itself"
        ),
        (
            String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200),
            "line 1 of the CSDL document: elements nest deeper than 100 levels"
        ),
    ])
    func `is refused where it makes no sense`(document: String, description: String) {
        let error = #expect(throws: CSDLError.self) {
            try EntityModel(csdl: Data(document.utf8))
        }
        #expect(error?.description == description)
    }

    @Test func `is in UTF-8`() {
        let error = #expect(throws: CSDLError.self) {
            try EntityModel(csdl: "<Edmx/>".data(using: .utf16) ?? Data())
        }
        #expect(error?.description == "the CSDL document is not in UTF-8")
    }

    @Test func `may be as long as a real one`() throws {
        let types = (0..<900).map { number in
            EntityType(
                name: "UsrObject\(number)",
                properties: [Property(name: "Id", type: .guid)]
                    + (0..<24).map {
                        Property(name: "UsrColumn\($0)", type: .string, isNullable: false)
                    },
                navigationProperties: []
            )
        }
        let document = Data(EntityModel(namespace: "N", entityTypes: types).csdl().utf8)
        #expect(document.count > 1_428_592)
        #expect(try EntityModel(csdl: document).entityTypes == types)
    }
}
