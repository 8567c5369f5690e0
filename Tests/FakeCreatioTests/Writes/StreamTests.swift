import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import OData
import Testing
import Wire

@Suite struct `A stream` {
    private static let id = "f0000000-0000-4000-8000-000000000001"
    private static let bytes = Data([0, 1, 2, 0xFF, 0x0D, 0x0A])

    /// Runs the body where an object with files stands, and one file without content.
    private static func run<Value: Sendable>(
        name: String = "a plan.pdf",
        _ configure: @escaping @Sendable (inout InstanceSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (Bench) async throws -> Value
    ) throws -> Value {
        try Bench.run { settings in
            FileObject.add(to: &settings)
            configure(&settings)
        } _: { bench in
            _ = try await bench.insert(
                FileObject.name,
                ["Id": .string(id), "Name": .string(name)]
            )
            return try await body(bench)
        }
    }

    private static func put(_ bench: Bench, _ bytes: Data) async throws -> WireResponse {
        try await bench.send(
            .put,
            "/0/odata/\(FileObject.name)(\(id))/Data",
            headers: [.contentType: "application/octet-stream"],
            bytes: bytes
        )
    }

    @Test func `takes bytes and gives them back`() throws {
        let (written, read, row) = try Self.run { bench in
            (
                try await Self.put(bench, Self.bytes),
                try await bench.odata(.get, "\(FileObject.name)(\(Self.id))/Data"),
                try await bench.read("\(FileObject.name)(\(Self.id))")
            )
        }
        #expect(written.summary == "200 ")
        #expect(read.body == Self.bytes)
        #expect(read.headers[.contentType] == "application/octet-stream")
        #expect(read.headers[.contentLength] == "6")
        #expect(read.headers[.contentDisposition] == #"attachment; filename="a plan.pdf""#)
        #expect(row["Size"] == 6)
        #expect(row["Data"] == nil)
        let link = JSONValue.string("\(FileObject.name)(\(Self.id))/Data")
        #expect(row["Data@odata.mediaReadLink"] == link)
        #expect(row["Data@odata.mediaEditLink"] == link)
        #expect(row["Data@odata.mediaContentType"] == "application/octet-stream")
    }

    @Test func `stays while its row is changed`() throws {
        let read = try Self.run { bench in
            _ = try await Self.put(bench, Self.bytes)
            _ = try await bench.odata(
                .patch,
                "\(FileObject.name)(\(Self.id))",
                ["Name": "ü.txt"]
            )
            return try await bench.odata(.get, "\(FileObject.name)(\(Self.id))/Data")
        }
        #expect(read.body == Self.bytes)
        #expect(
            read.headers[.contentDisposition]
                == #"attachment; filename="%C3%BC.txt"; filename*=UTF-8''%C3%BC.txt"#
        )
    }

    @Test func `is emptied`() throws {
        let (cleared, read, size) = try Self.run { bench in
            _ = try await Self.put(bench, Self.bytes)
            return (
                try await bench.odata(.delete, "\(FileObject.name)(\(Self.id))/Data"),
                try await bench.odata(.get, "\(FileObject.name)(\(Self.id))/Data"),
                try await bench.read("\(FileObject.name)(\(Self.id))")["Size"]
            )
        }
        #expect(cleared.summary == "204 ")
        #expect(read.summary == "204 ")
        #expect(size == 0)
    }

    @Test(arguments: [HTTPRequest.Method.get, .put, .delete])
    func `of a missing row is not found`(method: HTTPRequest.Method) throws {
        let other = "f0000000-0000-4000-8000-000000000002"
        let response = try Self.run {
            try await $0.odata(method, "\(FileObject.name)(\(other))/Data")
        }
        #expect(response.summary == "404 ")
    }

    @Test func `has no other methods`() throws {
        let response = try Self.run {
            try await $0.odata(.post, "\(FileObject.name)(\(Self.id))/Data", [:])
        }
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "GET, PUT, DELETE")
    }

    @Test func `takes no more than the limit`() throws {
        let (fits, tooMuch) = try Self.run {
            $0.limits.fileSize = 6
        } _: { bench in
            (
                try await Self.put(bench, Self.bytes),
                try await Self.put(bench, Self.bytes + [0])
            )
        }
        #expect(fits.status == .ok)
        #expect(tooMuch.status == .badRequest)
        #expect(tooMuch.text.contains("larger than 6 bytes, which is the maximum (MaxFileSize)"))
    }

    @Test(arguments: [(1, 400), (2, 200), (0, 200)])
    func `takes what the setting MaxFileSize says, in megabytes`(
        megabytes: Int,
        status: Int
    ) throws {
        let response = try Self.run { bench in
            let settings = try await bench.read("SysSettings?$filter=Code%20eq%20'MaxFileSize'")
            let id = settings["value"]?.elements?.first?["Id"]?.text ?? ""
            let values = try await bench.read(
                "SysSettingsValue?$filter=SysSettings/Id%20eq%20\(id)"
            )
            let value = values["value"]?.elements?.first?["Id"]?.text ?? ""
            _ = try await bench.odata(
                .patch,
                "SysSettingsValue(\(value))",
                ["IntegerValue": .number(JSONNumber(megabytes))]
            )
            return try await Self.put(bench, Data(count: (1 << 20) + 1))
        }
        #expect(response.status.code == status, "\(response.text)")
    }

    @Test func `takes no file with an ending that is denied`() throws {
        let response = try Self.run(name: "x.EXE") {
            $0.profile.deniedFileExtensions = ["exe"]
        } _: {
            try await Self.put($0, Self.bytes)
        }
        #expect(response.status == .badRequest)
        #expect(response.text.contains("extension 'exe'"))
    }
}

/// An object with files, whatever the stock has.
enum FileObject {
    static let name = "UsrPaper"

    static func add(to settings: inout InstanceSettings) {
        settings.objects.append(
            EntitySchema(
                name,
                columns: [
                    Column("Name", .mediumText), Column("Size", .integer),
                    Column("MimeType", .shortText), Column("Data", .stream),
                    .lookup("Case", to: "Case"),
                ]
            )
        )
    }
}
