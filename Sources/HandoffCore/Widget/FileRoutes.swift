import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import WidgetProtocol
import Wire

/// Uploaded files: `POST upload`, and `GET /backend/widget/v2/files/{id}` for whoever has the link.
///
/// The link needs no token, because pages put it into `<img src>` (widget-engine.md section 3,
/// rule 11); its id cannot be guessed.
struct FileRoutes: Sendable {
    /// The id follows.
    static let path = "/backend/widget/v2/files/"
    /// The boundary lines and headers of an upload beside the file itself.
    static let uploadOverhead = 16 << 10

    let publicURL: String
    let authentication: WidgetAuthentication
    let store: CoreStore
    let environment: Wire.Environment

    /// The file of ours that an address leads to; nil for an address of another kind.
    static func file(at address: String) -> FileID? {
        address.firstRange(of: path).map {
            FileID(rawValue: String(address[$0.upperBound...]))
        }
    }

    func add(to router: Router<WireContext>) {
        router.post(.upload) { request, _ in
            _ = try await authentication.contact(request)
            return try await upload(request)
        }
        router.get("\(Self.path):file") { _, context in
            let id = FileID(rawValue: try context.parameters.require("file"))
            guard let file = try await store.file(id) else {
                throw Refusal(.notFound, "there is no such file")
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: file.type,
                    .contentDisposition: Self.disposition(of: file.name),
                    // A file of a visitor's must not run as a page of ours.
                    .contentSecurityPolicy: "sandbox; default-src 'none'",
                    .xContentTypeOptions: "nosniff",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes))
            )
        }
    }

    /// Takes a file that a conversation may carry before the handoff or after it; which of the
    /// two it is, is known only when the message is sent.
    private func upload(_ request: Request) async throws -> Response {
        let part = try await filePart(request)
        let name = part.fileName ?? ""
        guard part.content.count <= WidgetName.fileSizeLimit else {
            throw Refusal(
                .contentTooLarge,
                "'\(name)' is larger than \(WidgetName.fileSizeLimit) bytes"
            )
        }
        guard let kind = FileKind(name: name, type: part.contentType ?? "") else {
            throw Refusal(
                .unsupportedMediaType,
                "'\(name)' of type '\(part.contentType ?? "")' is not a file that can be sent; "
                    + "these can: \(Set(FileKind.allCases).phrase)"
            )
        }
        let file = FileRecord(
            id: FileID(rawValue: environment.makeID()),
            name: name,
            type: kind.mediaType,
            bytes: part.content,
            createdAt: environment.now()
        )
        try await store.add(file)
        let address = publicURL + Self.path + file.id.rawValue
        return try .json(UploadedFile(fileName: file.name, fileURL: address), status: .created)
    }

    private func filePart(_ request: Request) async throws -> MultipartForm.Part {
        let bytes = try await request.wholeBody(
            upTo: WidgetName.fileSizeLimit + Self.uploadOverhead
        )
        let form: MultipartForm
        do {
            form = try MultipartForm(
                body: bytes,
                contentType: request.headers[.contentType] ?? ""
            )
        } catch {
            throw Refusal(.badRequest, error.description)
        }
        guard let part = form[WidgetName.filePart], part.fileName != nil else {
            throw Refusal(.badRequest, "the form has no file in a part '\(WidgetName.filePart)'")
        }
        return part
    }

    /// The name under which a browser saves the file (RFC 6266).
    private static func disposition(of name: String) -> String {
        let encoded = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "inline; filename*=UTF-8''\(encoded)"
    }
}
