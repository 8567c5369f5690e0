package import Foundation

extension MultipartForm {
    /// Reads a body strictly: every delimiter, every header line and every name must be there.
    ///
    /// A `%22` in a name becomes the quotation mark that it stands for; CR and LF stay encoded,
    /// because a name is written into headers, pages and records later on.
    ///
    /// - Parameters:
    ///   - body: The whole body.
    ///   - contentType: The value of the request's `Content-Type`, with the boundary.
    ///   - limits: What is accepted.
    /// - Throws: `MultipartError`, which says what is wrong with the body.
    package init(
        body: Data,
        contentType: String,
        limits: Limits = .upload
    ) throws(MultipartError) {
        let boundary = try Self.boundary(of: contentType)
        var reader = MultipartReader(rest: body[...], boundary: boundary, limits: limits)
        parts = try reader.parts()
    }

    private static func boundary(of contentType: String) throws(MultipartError) -> String {
        let value = HeaderValue(contentType)
        guard value.main.lowercased() == "multipart/form-data" else {
            throw .notAForm(contentType: contentType)
        }
        // RFC 2046 section 5.1.1: 1 to 70 characters.
        guard let boundary = value.parameters["boundary"], 1...70 ~= boundary.utf8.count else {
            throw .noBoundary(contentType: contentType)
        }
        return boundary
    }
}

/// Why a body is not a form.
package enum MultipartError: Error, Sendable, Equatable, CustomStringConvertible {
    case notAForm(contentType: String)
    case noBoundary(contentType: String)
    /// The delimiter that must come next is not there; the part counts from 1.
    case noDelimiter(part: Int)
    case unendedHeader(part: Int, limit: Int)
    case malformedHeader(part: Int, line: String)
    case unnamedPart(part: Int)
    case tooManyParts(limit: Int)
    case textAfterTheEnd

    package var description: String {
        switch self {
        case .notAForm(let contentType):
            "the content type is '\(contentType)', not 'multipart/form-data'"
        case .noBoundary(let contentType):
            "the content type '\(contentType)' names no boundary of 1 to 70 characters"
        case .noDelimiter(let part):
            "no boundary stands where part \(part) of the form should begin or end"
        case .unendedHeader(let part, let limit):
            "the header of part \(part) does not end within \(limit) bytes"
        case .malformedHeader(let part, let line):
            "the header of part \(part) has the line '\(line)', which is not 'name: value'"
        case .unnamedPart(let part):
            "part \(part) has no 'Content-Disposition: form-data' with a name"
        case .tooManyParts(let limit):
            "the form has more than \(limit) parts"
        case .textAfterTheEnd:
            "something follows the last boundary of the form"
        }
    }
}

/// Takes a body apart from its beginning to its end.
private struct MultipartReader {
    private static let lineEnd = Data("\r\n".utf8)

    var rest: Data
    let boundary: String
    let limits: MultipartForm.Limits

    mutating func parts() throws(MultipartError) -> [MultipartForm.Part] {
        guard take(Data("--\(boundary)".utf8)) else { throw .noDelimiter(part: 1) }
        var parts: [MultipartForm.Part] = []
        while take(Self.lineEnd) {
            guard parts.count < limits.parts else { throw .tooManyParts(limit: limits.parts) }
            parts.append(try part(number: parts.count + 1))
        }
        guard take(Data("--".utf8)) else { throw .noDelimiter(part: parts.count + 1) }
        guard rest.isEmpty || rest.elementsEqual(Self.lineEnd) else { throw .textAfterTheEnd }
        return parts
    }

    /// Reads headers and content and leaves off behind the delimiter that ends the part.
    private mutating func part(number: Int) throws(MultipartError) -> MultipartForm.Part {
        let fields = try header(part: number)
        guard let disposition = fields["content-disposition"].map(HeaderValue.init),
            disposition.main.lowercased() == "form-data",
            let name = disposition.parameters["name"]
        else { throw .unnamedPart(part: number) }
        guard let end = rest.firstRange(of: Data("\r\n--\(boundary)".utf8)) else {
            throw .noDelimiter(part: number)
        }
        defer { rest = rest[end.upperBound...] }
        return MultipartForm.Part(
            name: Self.unescaped(name),
            fileName: disposition.parameters["filename"].map(Self.unescaped),
            contentType: fields["content-type"],
            content: Data(rest[..<end.lowerBound])
        )
    }

    /// Scalars, not characters: a mark that follows would otherwise hide the `2`.
    private static func unescaped(_ name: String) -> String {
        String(name.unicodeScalars.replacing("%22".unicodeScalars, with: "\"".unicodeScalars))
    }

    private mutating func header(part: Int) throws(MultipartError) -> [String: String] {
        var fields: [String: String] = [:]
        let bounded = rest.prefix(limits.headerBytes)
        var position = bounded.startIndex
        while let end = bounded[position...].firstRange(of: Self.lineEnd) {
            let line = String(decoding: bounded[position..<end.lowerBound], as: UTF8.self)
            position = end.upperBound
            if line.isEmpty {
                rest = rest[position...]
                return fields
            }
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
                throw .malformedHeader(part: part, line: line)
            }
            let value = line[line.index(after: colon)...]
            fields[line[..<colon].lowercased()] = value.trimmingCharacters(in: .whitespaces)
        }
        throw .unendedHeader(part: part, limit: limits.headerBytes)
    }

    private mutating func take(_ bytes: Data) -> Bool {
        guard rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }
}
