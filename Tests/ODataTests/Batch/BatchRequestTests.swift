import Foundation
import OData
import Testing

@Suite struct `A batch that is sent` {
    private static let multipart = """
        a preamble that nobody reads
        --batch_1
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        GET City?$top=1 HTTP/1.1
        Accept: application/json


        --batch_1
        Content-Type: multipart/mixed;boundary=changeset_a

        --changeset_a
        Content-Type: application/http
        Content-Transfer-Encoding: binary
        Content-ID: 1

        POST City HTTP/1.1
        Content-Type: application/json

        {"Name":"Leipzig"}
        --changeset_a--
        --batch_1--
        an epilogue
        """

    private static let meaning = BatchRequest(items: [
        .operation(
            .init(
                method: "GET",
                url: "City?$top=1",
                headers: ["Accept": "application/json"]
            )
        ),
        .changeSet(
            name: "a",
            [
                .init(
                    id: "1",
                    method: "POST",
                    url: "City",
                    headers: ["Content-Type": "application/json"],
                    body: Data(#"{"Name":"Leipzig"}"#.utf8)
                )
            ]
        ),
    ])

    @Test(arguments: ["\n", "\r\n"])
    func `as multipart may end its lines either way`(lineEnd: String) throws {
        let body = Data(Self.multipart.replacing("\n", with: lineEnd).utf8)
        let batch = try BatchRequest(body, .multipart(boundary: "batch_1"), limit: 100)
        #expect(batch == Self.meaning)
    }

    @Test func `as JSON names groups and what depends on what`() throws {
        let body = """
            {"requests":[{"ID":"1","method":"post","url":"City","atomicityGroup":"g",\
            "headers":{"content-type":"application/json"},"body":{"Name":"Leipzig"}},\
            {"id":"2","method":"PATCH","url":"$1","atomicityGroup":"g","dependsOn":["1"],"body":{}},\
            {"id":"2","method":"PUT","url":"SysImage(1)/Data","headers":\
            {"content-type":"application/octet-stream"},"body":"-_8"},\
            {"id":"3","method":"GET","url":"City","headers":null,"dependsOn":["g"]}]}
            """
        #expect(
            try BatchRequest(Data(body.utf8), .json, limit: 100)
                == BatchRequest(items: [
                    .changeSet(
                        name: "g",
                        [
                            .init(
                                id: "1",
                                method: "POST",
                                url: "City",
                                headers: ["content-type": "application/json"],
                                body: Data(#"{"Name":"Leipzig"}"#.utf8)
                            ),
                            .init(
                                id: "2",
                                method: "PATCH",
                                url: "$1",
                                body: Data("{}".utf8),
                                dependsOn: ["1"]
                            ),
                        ]
                    ),
                    .operation(
                        .init(
                            id: "2",
                            method: "PUT",
                            url: "SysImage(1)/Data",
                            headers: ["content-type": "application/octet-stream"],
                            body: Data([0xFB, 0xFF])
                        )
                    ),
                    .operation(.init(id: "3", method: "GET", url: "City", dependsOn: ["g"])),
                ])
        )
    }

    @Test(arguments: [BatchFormat.json, .multipart(boundary: "batch_1")])
    func `is read as it was written`(format: BatchFormat) throws {
        var batch = Self.meaning
        if format == .json, case .changeSet(let name, var operations) = batch.items[1] {
            // JSON writes the names of headers in lower case.
            operations[0].headers = ["content-type": "application/json"]
            batch.items = [.changeSet(name: name, operations)]
        }
        let read = try BatchRequest(batch.body(format), format, limit: 100)
        #expect(read == batch)
    }

    @Test func `takes as many bytes of a body as its length says`() throws {
        let body = """
            --b
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PUT SysImage(1)/Data HTTP/1.1
            Content-Length: 5

            --b--not a delimiter, and no boundary of ours
            --b--
            """
        let batch = try BatchRequest(Data(body.utf8), .multipart(boundary: "b"), limit: 1)
        guard case .operation(let operation)? = batch.items.first else {
            Issue.record("\(batch)")
            return
        }
        #expect(operation.body == Data("--b--".utf8))
    }
}

@Suite struct `A batch that makes no sense` {
    private static let part = """
        --b
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        GET City HTTP/1.1

        """

    /// The part with another text in it, and the end behind it.
    private static func closed(_ old: String, _ new: String) -> String {
        part.replacing(old, with: new) + "--b--"
    }

    private static let nested = """
        --b
        Content-Type: multipart/mixed; boundary=c

        --c
        Content-Type: multipart/mixed; boundary=d

        --d--
        --c--
        --b--
        """
    private static let reading =
        "--b\nContent-Type: multipart/mixed; boundary=c\n\n"
        + part.replacing("--b", with: "--c") + "--c--\n--b--"

    private static let mistakes: [(String, BatchError)] = [
        ("", BatchError.unexpectedEnd), ("--b", .unexpectedEnd), (part, .unexpectedEnd),
        ("--b\n--b--", .partWithoutType), ("--b\nno header\n\n--b--", .header("no header")),
        ("--b\nContent-Type: text/plain\n\nx\n--b--", .partType("text/plain")),
        ("--b\nContent-Type: application/http\n\nGET x HTTP/1.1\n--b--", .partEncoding),
        (closed("GET City HTTP/1.1", "GET City"), .requestLine("GET City")),
        (
            closed("GET City HTTP/1.1", "\u{0}\u{1}"),
            .requestLine("\u{0}\u{1}")
        ),
        (closed("HTTP/1.1", "HTTP/2"), .httpVersion("HTTP/2")),
        (closed("GET City HTTP/1.1", ""), .unexpectedEnd),
        (
            closed("HTTP/1.1\n", "HTTP/1.1\nA: 1\na: 2\n"),
            .duplicateHeader("a")
        ),
        (
            closed("HTTP/1.1\n", "HTTP/1.1\nContent-Length: -1\n"),
            .contentLength("-1")
        ),
        (
            closed("HTTP/1.1\n", "HTTP/1.1\nContent-Length: 99\n"),
            .unexpectedEnd
        ),
        ("--b\nContent-Type: multipart/mixed\n\n--b--", .noBoundary),
        (
            nested,
            .nestedChangeSet
        ),
        (
            reading,
            .methodInChangeSet("GET")
        ),
    ]

    @Test(arguments: mistakes)
    func `as multipart is refused in the library's words`(
        body: String,
        error: BatchError
    ) {
        #expect(throws: error) {
            try BatchRequest(Data(body.utf8), .multipart(boundary: "b"), limit: 100)
        }
    }

    private static let jsonMistakes: [(String, BatchError)] = [
        ("{", BatchError.notJSON),
        ("[]", .unexpectedNode(found: "StartArray", expected: "StartObject")),
        ("{}", .noTopLevelProperty),
        (#"{"requests":1}"#, .unexpectedNode(found: "PrimitiveValue", expected: "StartArray")),
        (#"{"requests":[1]}"#, .unexpectedNode(found: "PrimitiveValue", expected: "StartObject")),
        (#"{"requests":[{"url":"City"}]}"#, .missingProperty("METHOD")),
        (#"{"requests":[{"method":"GET"}]}"#, .missingProperty("URL")),
        (#"{"requests":[{"method":"GET","url":"City","verb":1}]}"#, .unknownProperty("VERB")),
        (#"{"requests":[{"method":1,"url":"City"}]}"#, .notText("1")),
        (
            #"{"requests":[{"method":"GET","url":"City","headers":{"A":"1","a":"2"}}]}"#,
            .duplicateHeader("a")
        ),
        (
            #"{"requests":[{"method":"GET","id":"1","url":"City","dependsOn":["2"]}]}"#,
            .unknownDependency("2", request: "1")
        ),
        (
            #"{"requests":[{"method":"PUT","url":"x","headers":{"content-type":"image/png"},"body":"é"}]}"#,
            .notText("é")
        ),
        (
            #"{"requests":[{"method":"PUT","url":"x","atomicityGroup":"g"},"#
                + #"{"method":"GET","url":"x"},{"method":"PUT","url":"x","atomicityGroup":"g"}]}"#,
            .splitGroup("g")
        ),
    ]

    @Test(arguments: jsonMistakes)
    func `as JSON is refused in the library's words`(body: String, error: BatchError) {
        #expect(throws: error) { try BatchRequest(Data(body.utf8), .json, limit: 100) }
    }

    @Test func `has more parts than the limit`() {
        let operation = BatchRequest.Operation(method: "POST", url: "City")
        func read(_ items: [BatchRequest.Item]) throws {
            _ = try BatchRequest(BatchRequest(items: items).body(.json), .json, limit: 3)
        }
        #expect(throws: Never.self) { try read([.operation(operation), .operation(operation)]) }
        #expect(throws: BatchError.tooManyParts(limit: 3)) {
            try read(Array(repeating: .operation(operation), count: 4))
        }
        #expect(throws: BatchError.tooManyParts(limit: 3)) {
            try read([
                .changeSet(name: "a", [operation, operation]),
                .changeSet(name: "b", [operation, operation]),
            ])
        }
        #expect(throws: BatchError.tooManyOperations(limit: 3)) {
            try read([.changeSet(name: "a", [operation, operation, operation, operation])])
        }
    }

    @Test(arguments: [
        (nil, BatchError.noContentType), ("text/plain", .mediaType),
        ("multipart/mixed", .noBoundary),
    ])
    func `is refused for its content type`(contentType: String?, error: BatchError) {
        #expect(throws: error) { try BatchFormat(contentType: contentType) }
    }

    @Test func `a boundary may stand in quotes`() throws {
        let format = try BatchFormat(
            contentType: #"Multipart/Mixed; charset=utf-8; Boundary="a;b""#
        )
        #expect(format == .multipart(boundary: "a;b"))
    }
}
