package import Foundation

/// A `multipart/form-data` body (RFC 7578) as a value.
package struct MultipartForm: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package var name: String
        /// As the visitor's file is called, in any script and with quotes.
        package var fileName: String?
        /// The MIME type.
        package var contentType: String?
        package var content: Data

        package init(
            name: String,
            fileName: String? = nil,
            contentType: String? = nil,
            content: Data
        ) {
            self.name = name
            self.fileName = fileName
            self.contentType = contentType
            self.content = content
        }
    }

    /// What a reader accepts; how large the whole body may be is the server's own business.
    package struct Limits: Sendable, Equatable {
        package var parts: Int
        /// Bytes of one part's header lines.
        package var headerBytes: Int

        /// An upload is one part; a few more are tolerated, since other clients add fields.
        package static let upload = Limits(parts: 8, headerBytes: 8 << 10)

        package init(parts: Int, headerBytes: Int) {
            self.parts = parts
            self.headerBytes = headerBytes
        }
    }

    package var parts: [Part]

    package init(parts: [Part]) {
        self.parts = parts
    }

    /// The first part of that name.
    package subscript(name: String) -> Part? {
        parts.first { $0.name == name }
    }
}

extension MultipartForm {
    /// A form as it travels: the value of `Content-Type`, and the body.
    package struct Encoded: Sendable, Equatable {
        package let contentType: String
        package let body: Data
    }

    /// Writes the form as browsers do: names in raw UTF-8, with `"`, CR and LF percent-encoded
    /// and `%` left alone.
    ///
    /// The boundary is the seed, lengthened until no part holds it.
    package func encoded(boundary seed: String) -> Encoded {
        let boundary = freeBoundary(seed: seed)
        var body = Data()
        for part in parts {
            body.append(contentsOf: "--\(boundary)\r\n".utf8)
            body.append(contentsOf: part.headerLines.utf8)
            body.append(contentsOf: "\r\n".utf8)
            body.append(part.content)
            body.append(contentsOf: "\r\n".utf8)
        }
        body.append(contentsOf: "--\(boundary)--\r\n".utf8)
        return Encoded(contentType: "multipart/form-data; boundary=\(boundary)", body: body)
    }

    private func freeBoundary(seed: String) -> String {
        var boundary = seed
        while parts.contains(where: { $0.content.firstRange(of: Data(boundary.utf8)) != nil }) {
            boundary += "0"
        }
        return boundary
    }
}

extension MultipartForm.Part {
    fileprivate var headerLines: String {
        var lines = "Content-Disposition: form-data; name=\"\(Self.escaped(name))\""
        if let fileName { lines += "; filename=\"\(Self.escaped(fileName))\"" }
        lines += "\r\n"
        if let contentType { lines += "Content-Type: \(contentType)\r\n" }
        return lines
    }

    /// Scalars, not characters: CR followed by LF is one `Character`.
    private static func escaped(_ name: String) -> String {
        name.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\"": text += "%22"
            case "\r": text += "%0D"
            case "\n": text += "%0A"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
