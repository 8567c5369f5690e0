import FakeCreatio
import HTTPTypes
import JSON
import OData
import Testing
import Wire

@Suite struct `The service describes itself` {
    @Test func `by a list of its entity sets`() throws {
        let document = try Bench.run { try await $0.read("") }
        let names = document["value"]?.elements?.compactMap { $0["name"]?.text } ?? []
        #expect(names == EntitySchema.stock.map(\.name))
        #expect(names == names.sorted())
        #expect(names.prefix(4) == ["Account", "AccountCommunication", "AccountType", "Activity"])
    }

    @Test func `by metadata in XML`() throws {
        let response = try Bench.run { try await $0.odata(.get, "$metadata") }
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/xml")
        #expect(response.text.contains(#"<EntityType Name="Case">"#))
    }

    @Test func `with a scalar beside each lookup and a collection at its other end`() throws {
        let model = try InstanceModel(schemas: EntitySchema.stock).entityModel
        let contact = model.entityType("Case")?.navigationProperty("Contact")
        let cases = model.entityType("Contact")?.navigationProperty("CaseCollectionByContact")
        #expect(
            model.entityType("Case")?.property("ContactId")
                == Property(name: "ContactId", type: .guid)
        )
        #expect(
            contact
                == NavigationProperty(
                    name: "Contact",
                    target: "Contact",
                    isCollection: false,
                    partner: "CaseCollectionByContact",
                    foreignKey: "ContactId"
                )
        )
        #expect(
            cases
                == NavigationProperty(
                    name: "CaseCollectionByContact",
                    target: "Case",
                    isCollection: true,
                    partner: "Contact",
                    foreignKey: "ContactId"
                )
        )
    }

    @Test func `without a way back from those who saved a row`() throws {
        let contact = try InstanceModel(schemas: EntitySchema.stock).entityModel.entityType(
            "Contact"
        )
        let author = try InstanceModel(schemas: EntitySchema.stock).entityModel.entityType("Case")?
            .navigationProperty("CreatedBy")
        #expect(author?.partner == nil)
        #expect(contact?.navigationProperty("CaseCollectionByCreatedBy") == nil)
    }

    @Test func `without the lookups of objects that it lacks`() throws {
        let activity = try InstanceModel(schemas: EntitySchema.stock).entityModel.entityType(
            "Activity"
        )
        #expect(activity?.property("CaseId") != nil)
        #expect(activity?.property("LeadId") == nil)
    }
}

@Suite struct `Custom columns` {
    private static let columns: [Column] = [
        Column("UsrOrderNumber", .shortText), Column("UsrSeats", .integer),
        Column("UsrPrice", .decimal(scale: 2)), Column("UsrIsVIP", .boolean),
        Column("UsrDueOn", .dateTime), .lookup("UsrPartner", to: "Account"),
    ]

    @Test func `are written, read and filtered like others`() throws {
        let response = try Bench.run {
            $0.customColumns = ["Case": Self.columns]
        } _: { bench in
            let id = try await bench.insert(
                "Case",
                [
                    "UsrOrderNumber": "1042", "UsrSeats": 3,
                    "UsrPrice": .number(JSONNumber(verbatim: "19.9")), "UsrIsVIP": true,
                    "UsrDueOn": "2026-02-01T10:00:00+01:00",
                    "UsrPartnerId": .string(StockAccount.ourCompany.id),
                ]
            )
            _ = try await bench.insert("Case", ["UsrPrice": 5])
            return try await bench.odata(
                .get,
                "Case?$select=UsrOrderNumber,UsrSeats,UsrPrice,UsrIsVIP,UsrDueOn,UsrPartnerId"
                    + "&$filter=UsrPrice%20gt%2019.5%20and%20UsrPartner/Name%20eq%20'Our%20company'"
                    + "%20and%20Id%20eq%20\(id)"
            )
        }
        #expect(
            try JSONValue.parse(response.body)["value"]?.description == """
                [{"UsrOrderNumber":"1042","UsrSeats":3,"UsrPrice":19.90,"UsrIsVIP":true,\
                "UsrDueOn":"2026-02-01T09:00:00Z",\
                "UsrPartnerId":"e308b781-3c5b-4ecb-89ef-5c1ed4da488e"}]
                """
        )
    }

    @Test(arguments: [
        (
            ["Cases": [Column("UsrA", .integer)]],
            "object 'Cases' gets a column, but this instance has no such object"
        ),
        (
            ["Case": [Column("Usr A", .integer)]],
            "column 'Usr A' of object 'Case' has a name that is no code: letters, digits and '_'"
                + " are allowed, a letter comes first"
        ),
        (["Case": [Column("notes", .integer)]], "object 'Case' already has a column 'notes'"),
        (
            ["Case": [.lookup("UsrLead", to: "Lead")]],
            "lookup 'UsrLead' of object 'Case' leads to 'Lead', but this instance has no such"
                + " object"
        ),
    ])
    func `that cannot be added are named`(
        columns: [String: [Column]],
        description: String
    ) throws {
        let error = #expect(throws: InstanceModelError.self) {
            try Bench { $0.customColumns = columns }
        }
        #expect(error?.description == description)
    }
}
