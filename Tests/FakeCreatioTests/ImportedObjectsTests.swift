import FakeCreatio
import Foundation
import JSON
import OData
import Testing

@Suite struct `Objects from a $metadata` {
    private static let stock = EntitySchema.stock

    /// What an instance with these objects says of itself, read back.
    private static func imported(_ schemas: [EntitySchema]) throws -> ImportedObjects {
        let document = try InstanceModel(schemas: schemas).entityModel.csdlLines()
        return try ImportedObjects(EntityModel(csdl: document))
    }

    @Test(arguments: [EntitySchema.stock, EntitySchema.everyObject])
    func `are those that it describes, to the last column`(_ schemas: [EntitySchema]) throws {
        let model = try InstanceModel(schemas: schemas)
        let played = try InstanceModel(schemas: Self.imported(schemas).schemas)
        #expect(played.entityModel.csdl() == model.entityModel.csdl())
        let columns = model.tables.map(\.columns)
        // Colours are not shown; they come last where nothing tells their place.
        #expect(played.tables.map { Set($0.columns) } == columns.map(Set.init))
    }

    @Test func `have what the instance added, and lack what it lacks`() throws {
        let schemas =
            Self.stock.map { schema in
                schema.name == "Case"
                    ? schema.keeping { $0.name != "Solution" }
                        .adding([
                            Column("UsrOrderNo", .shortText), .lookup("UsrRegion", to: "UsrRegion"),
                        ]) : schema
            } + [.lookup("UsrRegion"), EntitySchema("UsrPlace", columns: [])]
        let played = try InstanceModel(schemas: Self.imported(schemas).schemas)
        let columns = played.table("Case")?.columns ?? []
        #expect(!columns.contains { $0.name == "Solution" })
        #expect(columns.contains(Column("UsrOrderNo", .maxSizeText)))
        #expect(columns.contains(.lookup("UsrRegion", to: "UsrRegion")))
        #expect(columns.contains { $0.name == "Status" && $0.defaultValue != nil })
        #expect(played.table("UsrRegion")?.columns == EntitySchema.lookup("UsrRegion").columns)
        #expect(played.table("UsrPlace") != nil)
    }

    @Test func `take the instance's word where it has another type`() throws {
        let schemas = Self.stock.map { schema in
            schema.name == "Case"
                ? schema.keeping { $0.name != "Category" && $0.name != "Notes" }
                    .adding([Column("Notes", .integer), .lookup("Category", to: "Contact")])
                : schema
        }
        let columns = try InstanceModel(schemas: Self.imported(schemas).schemas).table("Case")?
            .columns
        #expect(columns?.contains(Column("Notes", .integer)) == true)
        #expect(columns?.contains(.lookup("Category", to: "Contact")) == true)
    }

    @Test(
        arguments: [
            (
                "x&quot;); DROP TABLE &quot;Case",
                "'Case' has a property 'x\"); DROP TABLE \"Case', which is no code of a column"
            ),
            ("SUBJECT", "'Case' has the property 'Subject' twice"),
        ]
    )
    func `are refused where their names cannot be columns`(name: String, problem: String) throws {
        let key = #"<EntityType Name="Case"><Key><PropertyRef Name="Id" /></Key>"#
        let document = try InstanceModel(schemas: Self.stock).entityModel.csdl()
            .replacing(key, with: key + #"<Property Name="\#(name)" Type="Edm.String" />"#)
        let error = #expect(throws: ImportedObjectsError.self) {
            try ImportedObjects(EntityModel(csdl: Data(document.utf8)))
        }
        #expect(error?.problem.hasPrefix(problem) == true, "\(error as Any)")
    }

    @Test func `are none where another service describes itself`() throws {
        let document = """
            <Edmx Version="4.0"><DataServices><Schema Namespace="Northwind">
            <EntityType Name="Order"><Property Name="Id" Type="Edm.Guid" /></EntityType>
            </Schema></DataServices></Edmx>
            """
        let error = #expect(throws: ImportedObjectsError.self) {
            try ImportedObjects(EntityModel(csdl: Data(document.utf8)))
        }
        #expect(error?.problem == "it has no object 'Contact', which every Creatio has")
    }

    @Test func `leave out what has no key Id`() throws {
        let document = try InstanceModel(schemas: Self.stock).entityModel.csdl()
            .replacing(
                #"<EntityType Name="Case">"#,
                with:
                    #"<EntityType Name="View"><Property Name="N" Type="Edm.Int32" /></EntityType>"#
                    + #"<EntityType Name="Case">"#
            )
        let objects = try ImportedObjects(EntityModel(csdl: Data(document.utf8)))
        #expect(objects.leftOut == ["View"])
        #expect(objects.schemas.count == Self.stock.count)
    }
}

@Suite struct `An instance with rows of its own` {
    private static let done = "11111111-0000-4000-8000-000000000001"

    /// A status of its own in the place of all others.
    private static func configure(_ settings: inout InstanceSettings) {
        settings.ownRows.rows = [
            "CaseStatus": [["Id": .string(done), "Name": "Done", "IsFinal": true]]
        ]
        settings.ownRows.systemSettings = ["CaseStatusDef": .string(done), "MaxFileSize": 3]
    }

    @Test func `has them in the place of the stock rows`() throws {
        let names = try Bench.run(Self.configure) { bench in
            try await bench.instance.rows(of: "CaseStatus").map { $0["Name"]?.text }
        }
        #expect(names == ["Done"])
    }

    @Test func `gives its own default, and no lookup leads nowhere`() throws {
        let (status, rating) = try Bench.run(Self.configure) { bench in
            let id = try await bench.instance.seed("Case", ["Subject": "Late"])
            let status = try await bench.instance.value(at: "Status", of: id, in: "Case").text
            let rating = try await bench.instance.rows(of: "SatisfactionLevel").first?["StatusId"]
            return (status, rating)
        }
        #expect(status == "Done")
        #expect(rating == .string("00000000-0000-0000-0000-000000000000"))
    }

    @Test func `keeps the people without whom it is none`() throws {
        let users = try Bench.run {
            $0.ownRows.rows = [
                "SysAdminUnit": [["Id": .string(Self.done), "Name": "Second line"]],
                "Contact": [["Id": .string(Self.done), "Name": "Dana"]],
            ]
        } _: { bench in
            let units = try await bench.instance.rows(of: "SysAdminUnit").map { $0["Name"]?.text }
            let contacts = try await bench.instance.rows(of: "Contact").map { $0["Name"]?.text }
            return units + contacts
        }
        #expect(users.contains("Supervisor") && users.contains("Second line"))
        #expect(users.contains("Dana") && !users.contains("1st-line support"))
    }

    @Test(
        arguments: [
            ("Cse", ["Id": .string(done)], "this Creatio has no object 'Cse'"),
            ("CaseStatus", ["Name": "Done"], "a row of 'CaseStatus' brings no Id"),
            (
                "CaseStatus", ["Id": .string(done), "Nme": "Done"],
                "item : The property 'Nme' does not"
            ),
        ] as [(String, JSONValue, String)]
    )
    func `refuses rows that do not fit`(object: String, row: JSONValue, words: String) {
        let error = #expect(throws: InstanceError.self) {
            try Bench { $0.ownRows.rows = [object: [row]] }
        }
        #expect(error?.description.hasPrefix(words) == true, "\(error as Any)")
    }

    @Test func `refuses a system setting that nobody knows`() {
        #expect(
            throws: InstanceError.refused("there is no system setting 'CaseStatsDef' to be set")
        ) {
            try Bench { $0.ownRows.systemSettings = ["CaseStatsDef": 1] }
        }
    }
}
