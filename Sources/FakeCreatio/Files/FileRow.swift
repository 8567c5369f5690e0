import Foundation
import HTTPTypes
import OData
import Wire

/// What a row tells of the file that its stream holds.
struct FileRow {
    private let row: EntityRow
    private static let unknownType = "application/octet-stream"

    init(_ row: EntityRow) {
        self.row = row
    }

    /// The name of the file, which is the name of the row.
    var name: String { row["Name"].text ?? "" }

    /// The type in `MimeType`, where the object has one.
    var mediaType: String {
        guard let type = row["MimeType"].text, !type.isEmpty else { return Self.unknownType }
        return type
    }

    /// The answer that hands the file out (creatio.md section 3.7).
    ///
    /// - Parameters:
    ///   - bytes: The content.
    ///   - isNameEncoded: Whether the file name is percent-encoded as a whole, as `FileService`
    ///     does it; otherwise a name beyond ASCII has its encoded form beside it.
    /// - Returns: The answer with its headers.
    func download(_ bytes: Data, isNameEncoded: Bool) -> WireResponse {
        var response = WireResponse(status: .ok, headers: [.contentType: mediaType], body: bytes)
        response.headers[.contentLength] = String(bytes.count)
        if !name.isEmpty {
            response.headers[.contentDisposition] =
                "attachment; " + (isNameEncoded ? encodedName : plainName)
        }
        return response
    }

    private var encodedName: String { "filename=\"\(PercentEncoding.encode(name))\"" }

    private var plainName: String {
        let isPlain = name.unicodeScalars.allSatisfy { " "..."~" ~= $0 }
        let plain = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return isPlain
            ? "filename=\"\(plain)\""
            : "\(encodedName); filename*=UTF-8''\(PercentEncoding.encode(name))"
    }
}
