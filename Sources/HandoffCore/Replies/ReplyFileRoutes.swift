import CreatioClient
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import OData
import Wire

/// Files of replies and pictures of their authors, at `GET /backend/creatio/files/{id}`.
///
/// The link needs no token, because pages put it into `<img src>` (widget-engine.md section 3,
/// rule 11), and Creatio would want one; so the core fetches the bytes and hands them on. Only
/// what belongs to a delivered reply has an id here, and the id cannot be guessed.
struct ReplyFileRoutes: Sendable {
    /// The id follows.
    static let path = "/backend/creatio/files/"
    /// The largest file that is handed on: Creatio's own limit, `MaxFileSize`, is 10 MB unless an
    /// administrator raised it (creatio.md section 3.7).
    static let sizeLimit = 10 << 20

    let store: CoreStore
    let access: CreatioAccess
    let environment: Wire.Environment

    func add(to router: Router<WireContext>) {
        router.get("\(Self.path):file") { _, context in
            let id = FileID(rawValue: try context.parameters.require("file"))
            guard let file = try await store.replyFile(id),
                let settings = try await store.creatioSettings()
            else { throw Refusal(.notFound, "there is no such file") }
            return try await response(for: file, settings)
        }
    }

    private func response(for file: ReplyFile, _ settings: CreatioSettings) async throws -> Response
    {
        guard let bytes = try await bytes(of: file, settings) else {
            throw Refusal(.notFound, "the file is not there any more")
        }
        let picture = FileType(picture: bytes)
        guard picture != nil || file.source == .activityFile else {
            throw Refusal(.notFound, "the picture is none that can be shown")
        }
        // A file of a stranger's must not run as a page of ours: what is no picture is saved, and
        // whatever its name says, it is nothing that a browser opens.
        let disposition = (picture == nil ? "attachment" : "inline") + file.name.asFileName
        return Response(
            status: .ok,
            headers: [
                .contentType: (picture ?? FileType(name: file.name)).mediaType,
                .contentDisposition: disposition,
                .contentSecurityPolicy: "sandbox; default-src 'none'",
                .xContentTypeOptions: "nosniff",
                // Another picture or file of Creatio gets another id.
                .cacheControl: "private, max-age=86400, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    private func bytes(of file: ReplyFile, _ settings: CreatioSettings) async throws -> Data? {
        guard let record = UUID(uuidString: file.recordID) else { return nil }
        do {
            let client = try await access.client(for: settings)
            let bytes = try await client.stream("Data", of: file.source.rawValue, id: record)
            guard bytes.map({ $0.count <= Self.sizeLimit }) ?? true else {
                throw Refusal(.contentTooLarge, "the file is too large to be handed on")
            }
            return bytes
        } catch let error as CreatioError {
            environment.logger.warning(
                "a file cannot be fetched from Creatio",
                metadata: ["file": "\(file.id)", "error": "\(error)"]
            )
            throw Refusal(.badGateway, "the file cannot be fetched now; try again in a moment")
        }
    }
}

extension String {
    /// The parameters of a content disposition (RFC 6266): the name in ASCII, and as it is.
    fileprivate var asFileName: String {
        let plain = String(
            unicodeScalars.map { scalar in
                scalar.isASCII && scalar.value >= 0x20 && scalar != "\"" && scalar != "\\"
                    && scalar.value != 0x7F ? Character(scalar) : "_"
            }
        )
        return "; filename=\"\(plain)\"; filename*=UTF-8''\(PercentEncoding.encode(self))"
    }
}
