import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `The body of a write` {
    private static let id = "aaaaaaaa-0000-4000-8000-000000000001"

    private static func insert(
        _ bytes: Data,
        type: String?,
        _ configure: @escaping @Sendable (inout InstanceSettings) -> Void = { _ in }
    ) throws -> WireResponse {
        try Bench.run(configure) { bench in
            var headers: HTTPFields = [:]
            headers[.contentType] = type
            return try await bench.send(
                .post,
                "/0/odata/Case",
                headers: headers,
                bytes: bytes
            )
        }
    }

    @Test(arguments: [
        "application/json", "Application/JSON; charset=utf-8; IEEE754Compatible=true",
        "application/json;odata=verbose", "application/json; charset=unheard-of",
    ])
    func `may be JSON with any parameters`(type: String) throws {
        let response = try Self.insert(Data(#"{"Subject":"é"}"#.utf8), type: type)
        #expect(response.status == .created)
        #expect(try JSONValue.parse(response.body)["Subject"] == "é")
    }

    @Test func `may begin with a byte order mark, and may be UTF-16`() throws {
        let text = #"{"Subject":"é"}"#
        let marked = try Self.insert(
            Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8),
            type: "application/json"
        )
        let wide = try Self.insert(
            text.data(using: .utf16LittleEndian) ?? Data(),
            type: "application/json; charset=utf-16"
        )
        #expect([marked.status, wide.status] == [.created, .created])
        #expect(try JSONValue.parse(wide.body)["Subject"] == "é")
    }

    @Test(arguments: [
        (
            nil,
            "The request contains an entity body but no Content-Type header. The inferred media"
                + " type 'application/octet-stream' is not supported for this resource."
        ),
        (
            "application/xml",
            "The request entity's media type 'application/xml' is not supported for this resource."
        ),
    ])
    func `is not read where it is no JSON`(type: String?, message: String) throws {
        let response = try Self.insert(Data("{}".utf8), type: type)
        #expect(response.status == .unsupportedMediaType)
        #expect(try JSONValue.parse(response.body) == ["Message": .string(message)])
    }

    @Test func `cannot keep the platform from numbering and dating a row`() throws {
        let body = Data(#"{"Id":null,"Number":null,"StatusId":null,"CreatedOn":null}"#.utf8)
        let row = try JSONValue.parse(Self.insert(body, type: "application/json").body)
        #expect(row["Number"] == "SR00000001")
        #expect(row["StatusId"] == .string(CellValue.zeroGUID))
        #expect(row["CreatedOn"] == row["ModifiedOn"])
    }

    @Test func `is read from a form, as a published client sends it, on NET Framework alone`()
        throws
    {
        let form = Data("Subject=It+ships%21&ResponseOverdue=True&ProcessingTimeUnitValue=3".utf8)
        let read = try Self.insert(form, type: "application/x-www-form-urlencoded")
        let row = try JSONValue.parse(read.body)
        #expect(row["Subject"] == "It ships!")
        #expect(row["ResponseOverdue"] == true)
        #expect(row["ProcessingTimeUnitValue"] == 3)
        let refused = try Self.insert(form, type: "application/x-www-form-urlencoded") {
            $0.profile.runtime = .net
        }
        #expect(refused.status == .unsupportedMediaType)
    }

    @Test func `is not read on NET either, and the status stands alone`() throws {
        let response = try Self.insert(Data("{}".utf8), type: "text/plain") {
            $0.profile.runtime = .net
        }
        #expect(response.summary == "415 ")
        #expect(response.headers[HTTPField.Name("X-Frame-Options")!] == "SAMEORIGIN")
        #expect(response.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
    }

    @Test func `may have numbers in quotes only where it says so`() throws {
        let body = Data(#"{"SolutionRemains":"1.5"}"#.utf8)
        let plain = try Self.insert(body, type: "application/json")
        let compatible = try Self.insert(body, type: "application/json;IEEE754Compatible=true")
        #expect(plain.status == .badRequest)
        #expect(compatible.status == .created)
        #expect(compatible.text.contains(#""SolutionRemains":1.5"#))
    }

    @Test func `may have a date alone, which is midnight where the server stands`() throws {
        let response = try Self.insert(
            Data(#"{"ResponseDate":"2024-01-01"}"#.utf8),
            type: "application/json"
        ) {
            $0.profile.serverTimeZoneOffset = .seconds(2 * 3600)
        }
        #expect(try JSONValue.parse(response.body)["ResponseDate"] == "2023-12-31T22:00:00Z")
    }

    @Test func `may have a moment without a zone on builds that make it year 1`() throws {
        let response = try Self.insert(
            Data(#"{"ResponseDate":"2024-01-01T10:00:00"}"#.utf8),
            type: "application/json"
        ) {
            $0.profile.refusesZonelessDates = false
        }
        #expect(response.status == .created)
        #expect(try JSONValue.parse(response.body)["ResponseDate"] == "0001-01-01T00:00:00Z")
    }

    @Test func `with an unknown property changes nothing on builds that tell nobody`() throws {
        let (update, insert, notes) = try Bench.run { settings in
            settings.profile.refusesUnknownPropertyInUpdate = false
        } _: { bench in
            let id = try await bench.insert("Case", ["Notes": "old"])
            let body: JSONValue = ["Notes": "new", "labNope": 1]
            return (
                try await bench.odata(.patch, "Case(\(id))", body),
                try await bench.odata(.post, "Case", body),
                try await bench.instance.row(id, of: "Case")?["Notes"]
            )
        }
        #expect(update.summary == "204 ")
        #expect(insert.status == .badRequest)
        #expect(notes == "old")
    }

    @Test(arguments: [
        "Contact(c0000000-0000-4000-8000-000000000001)",
        "https://acme.creatio.com/0/odata/Contact(C0000000-0000-4000-8000-000000000001)",
        "Contact/c0000000-0000-4000-8000-000000000001",
    ])
    func `may name a row by its address at the level of what is assumed`(
        address: String
    ) throws {
        let contact = try Bench.run { settings in
            settings.level = .assumed
        } _: { bench in
            _ = try await bench.insert(
                "Contact",
                ["Id": "c0000000-0000-4000-8000-000000000001", "Name": "Ada"]
            )
            let id = try await bench.insert("Case", ["Contact@odata.bind": .string(address)])
            return try await bench.instance.row(id, of: "Case")?["ContactId"]
        }
        #expect(contact == "c0000000-0000-4000-8000-000000000001")
    }

    @Test(arguments: [
        (#"{"Contact@odata.bind":"Contact"}"#, "Invalid URI 'Contact'."),
        (#"{"Contact@odata.bind":7}"#, "Invalid URI '7'."),
        (#"{"Nope@odata.bind":"x"}"#, "The property 'Nope' does not exist on type"),
    ])
    func `names no row by a wrong address`(body: String, fault: String) throws {
        let response = try Self.insert(Data(body.utf8), type: "application/json") {
            $0.level = .assumed
        }
        #expect(response.status == .badRequest)
        #expect(response.text.contains(fault))
    }
}
