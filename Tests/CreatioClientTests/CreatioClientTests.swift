import CreatioClient
import Foundation
import HTTPTypes
import JSON
import OData
import Testing
import Wire

@Suite struct `Creatio client` {
    private let id = UUID(uuidString: "F3ED4F55-894B-42BC-B5A1-F10B9D0BC03F") ?? UUID()
    private let address =
        "https://acme.creatio.com/0/odata/Case(f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f)"

    @Test func `a query asks for what the options say and gives the rows`() throws {
        let creatio = ScriptedCreatio { _ in
            .json(["@odata.context": "c", "value": [["Id": "1"], ["Id": "2"]]])
        }
        var options = QueryOptions()
        options.select = [["Id"]]
        options.filter = .binary(.eq, .path(["Email"]), .literal(.string("a+b@example.com")))
        let rows = try creatio.run { [options] client, _ in
            try await client.query("Contact", options)
        }
        #expect(rows == [["Id": "1"], ["Id": "2"]])
        #expect(
            creatio.calls.map(\.address) == [
                "https://acme.creatio.com/0/odata/Contact?$filter=Email%20eq%20'a%2Bb@example.com'"
                    + "&$select=Id"
            ]
        )
    }

    @Test func `every call carries the headers that Creatio documents`() throws {
        let creatio = ScriptedCreatio { _ in .json(["value": []]) }
        _ = try creatio.run { client, _ in try await client.query("Case") }
        let fields = creatio.calls.flatMap { $0.headers.map { "\($0.name): \($0.value)" } }
        #expect(
            Set(fields) == [
                "Accept: application/json", "Authorization: Bearer token-1",
                "Content-Type: application/json; charset=utf-8; IEEE754Compatible=true",
                "ForceUseSession: true",
            ]
        )
    }

    @Test func `a row is read by its id`() throws {
        let creatio = ScriptedCreatio { _ in .json(["Id": "1", "Number": "SR1"]) }
        let row = try creatio.run { [id] client, _ in try await client.read("Case", id: id) }
        #expect(row == ["Id": "1", "Number": "SR1"])
        #expect(creatio.calls.map(\.address) == [address])
    }

    @Test func `a row that is not there is nil`() throws {
        let creatio = ScriptedCreatio { _ in WireResponse(status: .notFound) }
        let row = try creatio.run { [id] client, _ in try await client.read("Case", id: id) }
        #expect(row == nil)
    }

    @Test func `an entity set that is not there is a refusal`() {
        let creatio = ScriptedCreatio { _ in
            .json(
                ["Message": "No HTTP resource was found.", "MessageDetail": "No type was found."],
                status: .notFound
            )
        }
        let call = "'GET Case(f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f)'"
        #expect(
            throws: CreatioError.refused(call: call, status: 404, message: "No type was found.")
        ) {
            try creatio.run { [id] client, _ in try await client.read("Case", id: id) }
        }
    }

    @Test func `a row is added and comes back as Creatio saved it`() throws {
        let creatio = ScriptedCreatio { _ in
            .json(["Id": "1", "Number": "SR1"], status: .created)
        }
        let row = try creatio.run { client, _ in
            try await client.create("Case", ["Subject": "Help"])
        }
        #expect(row == ["Id": "1", "Number": "SR1"])
        #expect(creatio.calls.map(\.method) == [.post])
        #expect(creatio.calls.map(\.address) == ["https://acme.creatio.com/0/odata/Case"])
        #expect(creatio.calls.map(\.body) == [Data(#"{"Subject":"Help"}"#.utf8)])
    }

    @Test func `a row is changed and removed`() throws {
        let creatio = ScriptedCreatio { _ in .noContent }
        try creatio.run { [id] client, _ in
            try await client.update("Case", id: id, ["Subject": "Other"])
            try await client.delete("Case", id: id)
        }
        #expect(creatio.calls.map(\.method) == [.patch, .delete])
        #expect(creatio.calls.map(\.address) == [address, address])
        #expect(creatio.calls.map(\.body) == [Data(#"{"Subject":"Other"}"#.utf8), Data()])
    }
}
