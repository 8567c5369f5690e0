/// A `multipart/mixed` body, cut into its parts (RFC 2046 section 5.1).
///
/// Lines may end with CR LF or LF alone; what stands before the first delimiter and behind the
/// last one is passed over.
enum MultipartBody {
    /// The bytes of each part: its header lines, an empty line, its content.
    static func parts(
        of body: ArraySlice<UInt8>,
        boundary: String
    ) throws(BatchError) -> [ArraySlice<UInt8>] {
        let delimiter = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var rest = body
        while !rest.isEmpty {
            let line = BodyLine.next(of: &rest)
            guard let ending = ending(of: line.content, delimiter) else { continue }
            if let start {
                // The line break before a delimiter belongs to the delimiter.
                let end = max(start, BodyLine.withoutBreak(body[..<line.content.startIndex]))
                parts.append(body[start..<end])
            }
            guard ending == .opens else { return parts }
            start = rest.startIndex
        }
        throw .unexpectedEnd
    }

    private enum Ending {
        case opens
        case closes
    }

    /// What a delimiter line does; nil for any other line.
    private static func ending(of line: ArraySlice<UInt8>, _ delimiter: [UInt8]) -> Ending? {
        guard line.starts(with: delimiter) else { return nil }
        var tail = line.dropFirst(delimiter.count)
        while let last = tail.last, last == 0x20 || last == 0x09 { tail.removeLast() }
        if tail.isEmpty { return .opens }
        // Anything else behind it is the boundary of somebody else, which begins like ours.
        return tail.elementsEqual("--".utf8) ? .closes : nil
    }

    /// Appends a part with the delimiter before it.
    static func append(
        _ header: BatchHeaders,
        _ content: some Sequence<UInt8>,
        to body: inout [UInt8],
        boundary: String
    ) {
        body += "--\(boundary)\r\n".utf8
        body += BatchMessage.lines(of: header).utf8
        body += "\r\n".utf8
        body += content
        body += "\r\n".utf8
    }

    /// Appends the delimiter behind the last part.
    static func close(_ body: inout [UInt8], boundary: String) {
        body += "--\(boundary)--\r\n".utf8
    }
}

/// A line of a body.
struct BodyLine {
    /// The line without what ends it.
    let content: ArraySlice<UInt8>

    /// Takes the first line off.
    static func next(of bytes: inout ArraySlice<UInt8>) -> BodyLine {
        let end = bytes.firstIndex(of: lineFeed) ?? bytes.endIndex
        var content = bytes[bytes.startIndex..<end]
        bytes = end < bytes.endIndex ? bytes[(end + 1)...] : bytes[end...]
        if content.last == carriageReturn { content.removeLast() }
        return BodyLine(content: content)
    }

    /// Where the bytes end if the line break at their end is not counted.
    static func withoutBreak(_ bytes: ArraySlice<UInt8>) -> Int {
        var rest = bytes
        if rest.last == lineFeed { rest.removeLast() }
        if rest.last == carriageReturn { rest.removeLast() }
        return rest.endIndex
    }

    /// As text; bytes that are not UTF-8 become replacement characters.
    var text: String { String(decoding: content, as: UTF8.self) }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
