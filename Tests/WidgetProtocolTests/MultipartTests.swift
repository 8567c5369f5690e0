import Foundation
import Testing
import WidgetProtocol

@Suite struct `Multipart form` {
    private let contentType = "multipart/form-data; boundary=B"

    @Test func `a file is written as browsers write it`() {
        let form = MultipartForm(parts: [
            MultipartForm.Part(
                name: "file",
                fileName: "naïve \"q\".txt",
                contentType: "text/plain",
                content: Data("hi".utf8)
            )
        ])

        let encoded = form.encoded(boundary: "B")

        #expect(encoded.contentType == "multipart/form-data; boundary=B")
        #expect(
            String(decoding: encoded.body, as: UTF8.self)
                == "--B\r\nContent-Disposition: form-data; name=\"file\"; "
                + "filename=\"naïve %22q%22.txt\"\r\nContent-Type: text/plain\r\n\r\nhi\r\n--B--\r\n"
        )
    }

    @Test(arguments: [
        "a.txt", "", " ", "naïve.txt", "отчёт.pdf", "见积.xlsx", "😀.png", "a;b=c.txt", "a\"b.txt",
        "\"", "C:\\temp\\x.txt", "a'b.txt", "100%.txt", "e\u{301}\u{323}.txt", "\"\u{301}.txt",
        "a, b.txt", "שלום.txt", "--B--.txt", String(repeating: "x", count: 4000),
    ])
    func `a file name comes back as it was`(name: String) throws {
        let form = MultipartForm(parts: [
            MultipartForm.Part(name: "file", fileName: name, content: Data([0, 255]))
        ])
        let encoded = form.encoded(boundary: "B")

        #expect(try MultipartForm(body: encoded.body, contentType: encoded.contentType) == form)
    }

    @Test func `a line break in a file name cannot begin a header`() throws {
        let form = MultipartForm(parts: [
            MultipartForm.Part(name: "file", fileName: "a\r\nX-Evil: 1", content: Data())
        ])
        let encoded = form.encoded(boundary: "B")

        let read = try MultipartForm(body: encoded.body, contentType: encoded.contentType)
        #expect(read["file"]?.fileName == "a%0D%0AX-Evil: 1")
    }

    @Test func `the boundary is lengthened until no part holds it`() throws {
        let form = MultipartForm(parts: [
            MultipartForm.Part(name: "file", content: Data("\r\n--B\r\n--B0".utf8))
        ])

        let encoded = form.encoded(boundary: "B")

        #expect(encoded.contentType == "multipart/form-data; boundary=B00")
        #expect(try MultipartForm(body: encoded.body, contentType: encoded.contentType) == form)
    }

    @Test func `a quoted boundary and other spellings of the headers are understood`() throws {
        let body =
            "--a b\r\ncontent-disposition:FORM-DATA;filename=x;NAME=file\r\nX-Other: 1\r\n\r\n1\r\n--a b--"

        let form = try MultipartForm(
            body: Data(body.utf8),
            contentType: "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""
        )

        #expect(
            form
                == MultipartForm(parts: [
                    MultipartForm.Part(name: "file", fileName: "x", content: Data("1".utf8))
                ])
        )
    }

    private static let part = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n"
    private static let longLine = "X: " + String(repeating: "x", count: 90)
    private static let brokenBodies: [(String, MultipartError)] = [
        ("", .noDelimiter(part: 1)),
        ("hello", .noDelimiter(part: 1)),
        ("--B", .noDelimiter(part: 1)),
        ("--C\r\n", .noDelimiter(part: 1)),
        ("--B\r\n\r\nx\r\n--B--", .unnamedPart(part: 1)),
        ("--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--", .unnamedPart(part: 1)),
        ("--B\r\nContent-Disposition: mixed; name=a\r\n\r\nx\r\n--B--", .unnamedPart(part: 1)),
        ("--B\r\nNonsense\r\n\r\nx\r\n--B--", .malformedHeader(part: 1, line: "Nonsense")),
        ("--B\r\nContent-Disposition: form-data\r\n", .unendedHeader(part: 1, limit: 64)),
        ("--B\r\n\(longLine)\r\n\r\n\r\n--B--", .unendedHeader(part: 1, limit: 64)),
        ("\(part)x\r\n--C--", .noDelimiter(part: 1)),
        ("\(part)x\r\n--B", .noDelimiter(part: 2)),
        ("\(part)x\r\n--Bad\r\n", .noDelimiter(part: 2)),
        ("\(part)x\r\n--B--trailing", .textAfterTheEnd),
        ("\(part)x\r\n\(part)y\r\n\(part)z\r\n--B--", .tooManyParts(limit: 2)),
    ]

    @Test(arguments: brokenBodies)
    func `a body that breaks the rules is refused`(body: String, error: MultipartError) {
        let limits = MultipartForm.Limits(parts: 2, headerBytes: 64)

        #expect(throws: error) {
            try MultipartForm(body: Data(body.utf8), contentType: contentType, limits: limits)
        }
    }

    @Test(arguments: [
        ("application/json", MultipartError.notAForm(contentType: "application/json")),
        ("", .notAForm(contentType: "")),
        ("multipart/form-data", .noBoundary(contentType: "multipart/form-data")),
        (
            "multipart/form-data; boundary=",
            .noBoundary(contentType: "multipart/form-data; boundary=")
        ),
    ])
    func `a content type without a form is refused`(contentType: String, error: MultipartError) {
        #expect(throws: error) {
            try MultipartForm(body: Data("--B--".utf8), contentType: contentType)
        }
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `what is written is read back`(seed: UInt64) throws {
        var random = FormGenerator(seed: seed)
        let form = random.form()
        let encoded = form.encoded(boundary: "B")

        #expect(try MultipartForm(body: encoded.body, contentType: encoded.contentType) == form)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `a body that is cut short is refused at every length`(seed: UInt64) throws {
        var random = FormGenerator(seed: seed)
        let encoded = random.form().encoded(boundary: "B")
        // The last line end is optional; without the two hyphens before it the form has no end.
        let cut = encoded.body.prefix(random.below(encoded.body.count - 3))

        #expect(throws: MultipartError.self) {
            try MultipartForm(body: cut, contentType: encoded.contentType)
        }
    }
}

/// Forms made of what is most likely to confuse a reader: delimiters, quotes, marks, line ends.
private struct FormGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func form() -> MultipartForm {
        MultipartForm(parts: (0..<below(4)).map { _ in part() })
    }

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    private mutating func part() -> MultipartForm.Part {
        MultipartForm.Part(
            name: text(["f", "\"", ";", "=", "\\", " ", "é", "\u{301}"]),
            fileName: below(3) == 0
                ? nil : text(["a", ".", "\"", "; name=\"x\"", "%", "\\", "😀", "\u{301}", ":"]),
            contentType: below(2) == 0 ? nil : "text/plain",
            content: Data(text(["\r\n", "--", "B", "--B", "\r\n--B--", "\0", "x", "\n"]).utf8)
        )
    }

    private mutating func text(_ pieces: [String]) -> String {
        (0..<below(12)).map { _ in pieces[below(pieces.count)] }.joined()
    }
}
