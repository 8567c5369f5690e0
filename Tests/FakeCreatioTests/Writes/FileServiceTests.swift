import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `The file service` {
    private static let id = "f0000000-0000-4000-8000-000000000001"

    /// A chunk with its place, such as `0-3/8`.
    private struct Chunk: Sendable {
        let text: String
        let place: String?
    }

    private static func query(_ more: String = "") -> String {
        "fileId=\(id)&mimeType=text%2Fplain&fileName=a+plan.txt&columnName=Data"
            + "&entitySchemaName=\(FileObject.name)" + more
    }

    private static func upload(
        _ bench: Bench,
        _ chunk: Chunk,
        query: String = query()
    ) async throws -> JSONValue {
        var headers: HTTPFields = [.contentType: "application/octet-stream"]
        headers[.contentRange] = chunk.place.map { "bytes \($0)" }
        let response = try await bench.send(
            .post,
            "/0/rest/FileApiService/UploadFile?\(query)",
            headers: headers,
            bytes: Data(chunk.text.utf8)
        )
        return try JSONValue.parse(response.body)
    }

    private static func run<Value: Sendable>(
        _ body: @escaping @Sendable (Bench) async throws -> Value
    ) throws -> Value {
        try Bench.run({ FileObject.add(to: &$0) }, body)
    }

    @Test func `takes a file in chunks and gives it back`() throws {
        let (rowsBefore, answers, file, row) = try Self.run { bench in
            let caseID = try await bench.insert("Case", ["Subject": "x"])
            let query = Self.query(
                "&totalFileLength=8&parentColumnName=Case&parentColumnValue=\(caseID)"
            )
            var answers = [
                try await Self.upload(bench, Chunk(text: "abcd", place: "0-3/8"), query: query)
            ]
            let before = try await bench.instance.rows(of: FileObject.name).count
            answers.append(
                try await Self.upload(bench, Chunk(text: "efgh", place: "4-7/8"), query: query)
            )
            return (
                before, answers,
                try await bench.send(
                    .get,
                    "/0/rest/FileService/Download/\(FileObject.name)/\(Self.id)"
                ),
                try await bench.instance.row(Self.id, of: FileObject.name)
            )
        }
        #expect(answers.map { $0["success"] } == [true, true])
        #expect(rowsBefore == 0)
        #expect(file.summary == "200 abcdefgh")
        #expect(file.headers[.contentType] == "text/plain")
        #expect(file.headers[.contentDisposition] == #"attachment; filename="a%20plan.txt""#)
        #expect(row?["Name"] == "a plan.txt")
        #expect(row?["Size"] == 8)
        #expect(row?["CaseId"]?.text != "00000000-0000-0000-0000-000000000000")
    }

    @Test func `takes a whole file without a range, for a row that is there`() throws {
        let (answer, row, file) = try Self.run { bench in
            _ = try await bench.insert(FileObject.name, ["Id": .string(Self.id), "Name": "mine"])
            return (
                try await Self.upload(bench, Chunk(text: "abc", place: nil)),
                try await bench.instance.row(Self.id, of: FileObject.name),
                try await bench.send(
                    .get,
                    "/0/rest/FileService/Download/\(FileObject.name)/\(Self.id)"
                )
            )
        }
        #expect(answer["success"] == true)
        #expect(row?["Name"] == "mine")
        #expect(file.text == "abc")
    }

    @Test(arguments: [
        ("efgh", "4-7/8", "The next byte of the file is 0, but the chunk begins with byte 4."),
        ("abcd", "0-3", "The header Content-Range 'bytes 0-3' is not of the form"),
        ("abcd", "3-0/8", "The header Content-Range 'bytes 3-0/8' is not of the form"),
        ("abcd", "0-3/2", "The header Content-Range 'bytes 0-3/2' is not of the form"),
        ("abc", "0-3/8", "speaks of 4 bytes, the body has 3."),
        ("abcd", "0-3/99999999", "larger than 10485760 bytes"),
    ])
    func `refuses a chunk that makes no sense`(
        text: String,
        place: String,
        message: String
    ) throws {
        let (answer, count) = try Self.run { bench in
            (
                try await Self.upload(bench, Chunk(text: text, place: place)),
                try await bench.instance.rows(of: FileObject.name).count
            )
        }
        #expect(answer["success"] == false)
        #expect(answer["errorInfo"]?["message"]?.text?.contains(message) == true)
        #expect(count == 0)
    }

    @Test(arguments: [
        ("2-5/8", "The next byte of the file is 4, but the chunk begins with byte 2."),
        ("5-8/9", "The file began with a total of 8 bytes, the chunk says 9."),
        ("5-8/8", "is not of the form"),
    ])
    func `refuses a chunk that does not follow, and takes the right one then`(
        place: String,
        message: String
    ) throws {
        let answers = try Self.run { bench in
            [
                try await Self.upload(bench, Chunk(text: "abcd", place: "0-3/8")),
                try await Self.upload(bench, Chunk(text: "efgh", place: place)),
                try await Self.upload(bench, Chunk(text: "efgh", place: "4-7/8")),
            ]
        }
        #expect(answers.map { $0["success"] } == [true, false, true])
        #expect(answers[1]["errorInfo"]?["message"]?.text?.contains(message) == true)
    }

    @Test(arguments: [
        ("fileName=x&entitySchemaName=\(FileObject.name)", "'fileId' is missing"),
        ("fileId=\(id)&entitySchemaName=\(FileObject.name)", "'fileName' is missing"),
        ("fileId=\(id)&fileName=x&entitySchemaName=Nope", "'Nope' has no column 'Data'"),
        ("fileId=\(id)&fileName=x&entitySchemaName=Case", "'Case' has no column 'Data'"),
        (query("&parentColumnName=Nope"), "'parentColumnName' is missing"),
        (query("&parentColumnName=Case&parentColumnValue=x"), "'parentColumnValue' is missing"),
        (query("&totalFileLength=9"), "'totalFileLength' is '9'"),
        (query("&parentColumnName=Case&parentColumnValue=\(id)"), "violates foreign key"),
    ])
    func `refuses an upload that names nothing`(query: String, message: String) throws {
        let answer = try Self.run {
            try await Self.upload($0, Chunk(text: "abc", place: nil), query: query)
        }
        #expect(answer["success"] == false)
        #expect(answer["errorInfo"]?["message"]?.text?.contains(message) == true)
    }

    @Test func `lies in a virtual directory, in any case of letters`() throws {
        let (answer, file) = try Bench.run {
            FileObject.add(to: &$0)
            $0.address = "https://acme.creatio.com/crm"
        } _: { bench in
            let answer = try await bench.send(
                .post,
                "/crm/0/rest/fileapiservice/UploadFile?\(Self.query())",
                headers: [.contentType: "application/octet-stream"],
                bytes: Data("abc".utf8)
            )
            return (
                answer,
                try await bench.send(
                    .get,
                    "/crm/0/rest/FileService/download/\(FileObject.name)/\(Self.id)"
                )
            )
        }
        #expect(answer.text.contains(#""success":true"#))
        #expect(file.text == "abc")
    }

    @Test(arguments: ["Nope", "Case", FileObject.name])
    func `has no file where there is none`(object: String) throws {
        let response = try Self.run {
            try await $0.send(.get, "/0/rest/FileService/Download/\(object)/\(Self.id)")
        }
        #expect(response.status == .notFound)
    }

    @Test func `is for users only`() throws {
        let response = try Self.run {
            await $0.anonymous(
                .get,
                "/0/rest/FileService/Download/\(FileObject.name)/\(Self.id)",
                headers: [HTTPField.Name("ForceUseSession")!: "true"]
            )
        }
        #expect(response.status == .unauthorized)
    }
}
