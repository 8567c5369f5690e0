import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A user` {
    private static let repID = "bbbbbbbb-0000-4000-8000-00000000000b"

    private static let rep = {
        var user = UserAccount(name: "Rita", password: Secret("r"), contactID: repID)
        user.sessionTimeout = .seconds(20 * 60)
        return user
    }()

    @Test func `has a row, and a contact of the same name`() throws {
        let (units, contact) = try Bench.run {
            $0.users.append(Self.rep)
        } _: { bench in
            (
                try await bench.instance.rows(of: "SysAdminUnit", where: "Name", equals: "Rita"),
                try await bench.instance.row(Self.repID, of: "Contact")
            )
        }
        #expect(units.count == 1)
        #expect(units.first?["ContactId"] == .string(Self.repID))
        #expect(units.first?["SysAdminUnitTypeValue"] == 4)
        #expect(units.first?["Active"] == true)
        #expect(units.first?["SessionTimeout"] == 20)
        #expect(contact?["Name"] == "Rita")
    }

    @Test func `from outside logs in as such`() throws {
        let (units, response) = try Bench.run {
            var user = Self.rep
            user.isExternal = true
            $0.users.append(user)
        } _: { bench in
            (
                try await bench.instance.rows(of: "SysAdminUnit", where: "Name", equals: "Rita"),
                await bench.login(name: "Rita", password: "r")
            )
        }
        #expect(units.first?["SysAdminUnitTypeValue"] == 5)
        #expect(units.first?["ConnectionType"] == 1)
        #expect(try JSONValue.parse(response.body)["UserType"] == "SSP")
    }

    @Test func `saves as the contact`() throws {
        let body = try Bench.run {
            $0.users.append(Self.rep)
            $0.clients[0].userName = "Rita"
        } _: { bench in
            try JSONValue.parse(try await bench.odata(.post, "Case", ["Subject": "x"]).body)
        }
        #expect(body["CreatedById"] == .string(Self.repID))
    }

    @Test func `has the roles of the settings beside everybody's`() throws {
        let roles = try Bench.run {
            $0.users[0].roles = ["System administrators"]
        } _: { bench in
            try await bench.read("SysUserInRole?$expand=SysRole($select=Name)")["value"]
        }
        let names = roles?.elements?.compactMap { $0["SysRole"]?["Name"]?.text } ?? []
        #expect(Set(names) == ["All employees", "System administrators"])
    }

    @Test func `whom the row no longer calls active is not let in`() throws {
        let code = try Bench.run {
            $0.profile.disablesSystemTables = false
        } _: { bench in
            let path = "SysAdminUnit(\(StockAdminUnit.supervisor.id))"
            _ = try await bench.odata(.patch, path, ["Active": false])
            return try JSONValue.parse(await bench.login().body)["Code"]
        }
        #expect(code == 1)
    }
}

@Suite struct `Rights` {
    @Test func `without the right to OData nothing is answered`() throws {
        let response = try Bench.run {
            $0.users[0].canUseOData = false
        } _: {
            try await $0.odata(.get, "Case")
        }
        #expect(
            response.summary == """
                403 {"error":{"code":"","message":"Current user does not have sufficient \
                permissions to use OData"}}
                """
        )
    }

    @Test func `a right that is taken away is refused by name, the others stay`() throws {
        let responses = try Bench.run {
            $0.users[0].denied = ["Case": [.read]]
        } _: { bench in
            [
                try await bench.odata(.get, "Case"), try await bench.odata(.get, "case/$count"),
                try await bench.odata(.post, "Case", ["Subject": "x"]),
                try await bench.odata(.get, "Contact"),
            ]
        }
        #expect(responses.map(\.status.code) == [403, 403, 201, 200])
        #expect(
            responses[0].text == """
                {"error":{"code":"","message":"Current user does not have permissions for the \
                \\"Case\\" object"}}
                """
        )
    }

    @Test func `are refused as a fault by builds that do`() throws {
        let response = try Bench.run {
            $0.users[0].canUseOData = false
            $0.profile.rightsRefusal = .failure
        } _: {
            try await $0.odata(.get, "Case")
        }
        #expect(
            response.summary == """
                500 {"error":{"code":"","message":"An error has occurred.","innererror":\
                {"message":"Current user does not have sufficient permissions to use OData",\
                "type":"System.Security.SecurityException","stacktrace":""}}}
                """
        )
    }
}

@Suite struct `Settings that contradict each other` {
    @Test func `name the user whom a client acts as`() {
        let error = #expect(throws: InstanceError.self) { try Bench { $0.users = [] } }
        #expect(
            error?.description == """
                OAuth client '0123456789ABCDEF0123456789ABCDEF' acts as user 'Supervisor', whom \
                this Creatio does not have
                """
        )
    }

    @Test func `name the object of a right`() {
        let error = #expect(throws: InstanceError.self) {
            try Bench { $0.users[0].denied = ["Cases": [.read]] }
        }
        #expect(error?.description == "this Creatio has no object 'Cases'")
    }
}
