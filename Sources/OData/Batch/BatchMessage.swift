import Foundation

/// An HTTP message within a part of a batch: a first line, header fields, an empty line, a body.
struct BatchMessage {
    let firstLine: String
    let headers: BatchHeaders
    let body: Data

    /// Reads the content of a part.
    init(_ content: ArraySlice<UInt8>) throws(BatchError) {
        var rest = content
        var line = ""
        // Empty lines before the first line are passed over, as the library does it.
        while line.isEmpty, !rest.isEmpty { line = BodyLine.next(of: &rest).text }
        guard !line.isEmpty else { throw .unexpectedEnd }
        firstLine = line
        headers = try Self.headers(&rest)
        body = try Self.body(rest, headers)
    }

    /// The message as a part's content.
    static func bytes(_ firstLine: String, _ headers: BatchHeaders, _ body: Data) -> [UInt8] {
        Array("\(firstLine)\r\n\(lines(of: headers))\r\n".utf8) + body
    }

    /// Takes header lines and the empty line behind them.
    static func headers(_ rest: inout ArraySlice<UInt8>) throws(BatchError) -> BatchHeaders {
        var headers = BatchHeaders()
        while !rest.isEmpty {
            let line = BodyLine.next(of: &rest).text
            if line.isEmpty { break }
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
                throw .header(line)
            }
            let name = line[..<colon].trimmingCharacters(in: .whitespaces)
            guard headers[name] == nil else { throw .duplicateHeader(name) }
            headers[name] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return headers
    }

    static func lines(of headers: BatchHeaders) -> String {
        headers.fields.map { "\($0.name): \($0.value)\r\n" }.joined()
    }

    /// What `Content-Length` counts of the rest, or all of it.
    private static func body(
        _ rest: ArraySlice<UInt8>,
        _ headers: BatchHeaders
    ) throws(BatchError) -> Data {
        guard let length = headers["Content-Length"] else { return Data(rest) }
        guard let count = Int32(length), count >= 0 else { throw .contentLength(length) }
        guard rest.count >= count else { throw .unexpectedEnd }
        return Data(rest.prefix(Int(count)))
    }
}
