import Foundation
import OData
import Testing

@Suite struct `The answer to a batch` {
    private static let answer = BatchResponse(items: [
        .result(
            .init(
                id: "1",
                status: 200,
                headers: ["Content-Type": "application/json", "OData-Version": "4.0"],
                body: Data(#"{"value":[0.00]}"#.utf8)
            )
        ),
        .changeSet(id: "77", [.init(id: "2", status: 204, headers: ["OData-Version": "4.0"])]),
        .result(
            .init(
                id: "3",
                status: 200,
                headers: ["Content-Type": "text/plain"],
                body: Data("7".utf8)
            )
        ),
        .result(
            .init(id: "4", status: 200, headers: ["Content-Type": "image/png"], body: Data([0xFB]))
        ),
    ])

    @Test func `as JSON has names of headers in lower case and no empty bodies`() {
        #expect(
            String(decoding: Self.answer.body(.json), as: UTF8.self) == """
                {"responses":[{"id":"1","status":200,"headers":{"content-type":"application/json",\
                "odata-version":"4.0"},"body":{"value":[0.00]}},\
                {"id":"2","atomicityGroup":"77","status":204,"headers":{"odata-version":"4.0"}},\
                {"id":"3","status":200,"headers":{"content-type":"text/plain"},"body":"7"},\
                {"id":"4","status":200,"headers":{"content-type":"image/png"},"body":"-w"}]}
                """
        )
    }

    @Test func `as multipart nests the change set`() {
        let answer = BatchResponse(items: Array(Self.answer.items.dropFirst().prefix(2)))
        let expected = """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_77

            --changesetresponse_77
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 2

            HTTP/1.1 204 No Content
            OData-Version: 4.0


            --changesetresponse_77--

            --batchresponse_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 3

            HTTP/1.1 200 OK
            Content-Type: text/plain

            7
            --batchresponse_1--

            """
        let body = answer.body(.multipart(boundary: "batchresponse_1"))
        #expect(String(decoding: body, as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test func `is read as it was written`() throws {
        let format = BatchFormat.multipart(boundary: "batchresponse_1")
        #expect(try BatchResponse(Self.answer.body(format), format) == Self.answer)
    }

    @Test func `as JSON is read as it was written`() throws {
        let body = Self.answer.body(.json)
        #expect(try BatchResponse(body, .json).body(.json) == body)
        #expect(try BatchResponse(body, .json).items.count == 4)
    }

    @Test(arguments: [
        ("HTTP/1.1", BatchError.responseLine("HTTP/1.1")),
        ("HTTP/1.1 ok fine", .responseLine("HTTP/1.1 ok fine")),
        ("HTTP/1.0 200 OK", .httpVersion("HTTP/1.0")),
    ])
    func `is refused where a part is no answer`(line: String, error: BatchError) {
        let body = """
            --b
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            \(line)

            --b--
            """
        #expect(throws: error) { try BatchResponse(Data(body.utf8), .multipart(boundary: "b")) }
    }
}
