import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `What a user may do` {
    private static let readers = ["Case": [ObjectRight(grantee: "Readers", operations: [.read])]]

    @Test(
        arguments: [
            (Set(["Readers"]), [200, 403, 200]), ([], [403, 403, 200]),
            ([StockAdminUnit.systemAdministrators.id], [200, 201, 200]),
        ] as [(Set<String>, [Int])]
    )
    func `follows from the rights of the user's roles`(
        roles: Set<String>,
        codes: [Int]
    ) throws {
        let responses = try Bench.run {
            $0.users[0].roles = roles
            $0.rights.objects = Self.readers
        } _: { bench in
            [
                try await bench.odata(.get, "Case"),
                try await bench.odata(.post, "Case", ["Subject": "x"]),
                try await bench.odata(.get, "Contact"),
            ]
        }
        #expect(responses.map(\.status.code) == codes)
    }

    @Test(arguments: ["All employees", "Supervisor"])
    func `follows from rights of all employees and one's own`(grantee: String) throws {
        let response = try Bench.run {
            $0.users[0].roles = []
            $0.rights.objects["Case"] = [ObjectRight(grantee: grantee, operations: [.read])]
        } _: {
            try await $0.odata(.get, "Case")
        }
        #expect(response.status == .ok)
    }

    @Test func `ends where the licences end`() throws {
        let responses = try Bench.run {
            $0.users[0].licensedObjects = ["Contact"]
        } _: { bench in
            [try await bench.odata(.get, "Case"), try await bench.odata(.get, "Contact")]
        }
        #expect(responses.map(\.status.code) == [403, 200])
        #expect(responses[0].text.contains(#"does not have a license for the \"Case\" object"#))
    }

    @Test func `names an object that is there`() {
        let errors = [
            #expect(throws: InstanceError.self) {
                try Bench { $0.rights.objects = ["Cases": []] }
            },
            #expect(throws: InstanceError.self) {
                try Bench { $0.users[0].licensedObjects = ["Cases"] }
            },
            #expect(throws: InstanceError.self) {
                try Bench { $0.rights.records = ["Cases": []] }
            },
            #expect(throws: InstanceError.self) {
                try Bench { $0.users[0].hiddenColumns = ["Cases": ["Id"]] }
            },
        ]
        #expect(errors.map(\.?.description) == Array(repeating: Self.unknown, count: 4))
    }

    @Test(
        arguments: [
            ([], [404, 404, 404, 404, 404]), (["Readers"], [204, 200, 200, 204, 200]),
            ([StockAdminUnit.systemAdministrators.id], [204, 200, 200, 204, 200]),
        ] as [(Set<String>, [Int])]
    )
    func `does not include the files of others, where records are administered`(
        roles: Set<String>,
        codes: [Int]
    ) throws {
        let responses = try Bench.run {
            $0.users[0].roles = roles
            $0.users[0].contactID = Self.ownContact
            $0.rights.records = ["CaseFile": ["Readers"]]
        } _: { bench in
            let id = try await bench.instance.seed("CaseFile", ["Name": "a.txt"])
            return [
                try await bench.odata(.get, "CaseFile(\(id))/Data"),
                try await bench.odata(.put, "CaseFile(\(id))/Data"),
                try await bench.odata(.get, "CaseFile(\(id))"),
                try await bench.odata(.delete, "CaseFile(\(id))/Data"),
                try await bench.odata(.get, "CaseFile(\(id))/Name"),
            ]
        }
        #expect(responses.map(\.status.code) == codes)
    }

    private static let ownContact = "0e0a4c3e-6d3a-4b0e-9b43-6a3c2f1d7e55"
    private static let unknown = "this Creatio has no object 'Cases'"
}

@Suite struct `System tables` {
    @Test(arguments: ["SysAdminUnit", "SysUserInRole", "SysSchema", "SysProcessLog"])
    func `are read and not written`(object: String) throws {
        let (id, responses) = try Bench.run { bench in
            let id = try await bench.instance.seed(
                object,
                object == "SysProcessLog" ? [:] : ["Id": "aaaaaaaa-0000-4000-8000-000000000001"]
            )
            return (
                id,
                [
                    try await bench.odata(.get, "\(object)(\(id))"),
                    try await bench.odata(.post, object, [:]),
                    try await bench.odata(.patch, "\(object)(\(id))", [:]),
                    try await bench.odata(.delete, "\(object)(\(id))"),
                ]
            )
        }
        #expect(responses.map(\.status.code) == [200, 403, 403, 403])
        #expect(responses[0].text.contains(id))
        #expect(responses[1].text.contains(#"permissions for the \"\#(object)\" object"#))
    }

    @Test func `are written where the feature is off`() throws {
        let response = try Bench.run {
            $0.profile.disablesSystemTables = false
        } _: {
            try await $0.odata(.post, "SysCulture", ["Name": "x"])
        }
        #expect(response.status == .created)
    }

    @Test func `give no password back`() throws {
        let texts = try Bench.run {
            $0.profile.disablesSystemTables = false
        } _: { bench in
            let id = try await bench.instance.seed("SysAdminUnit", ["Name": "x"])
            _ = try await bench.odata(
                .patch,
                "SysAdminUnit(\(id))",
                ["UserPassword": "hunter2", "SourceControlPassword": "hunter2"]
            )
            let row = try await bench.odata(.get, "SysAdminUnit(\(id))")
            let rows = try await bench.odata(
                .get,
                "SysAdminUnit?$filter=startswith(UserPassword,'hunter')"
            )
            return [row.text, rows.text]
        }
        #expect(texts[0].contains(#""UserPassword":"""#))
        #expect(texts.allSatisfy { !$0.contains("hunter2") })
        #expect(texts[1].hasSuffix(#""value":[]}"#))
    }
}
