import HTTPTypes
import Hummingbird
import NIOCore
import Wire

/// Uploaded files, at `GET /backend/widget/v2/files/{id}`.
///
/// The link needs no token, because pages put it into `<img src>` (widget-engine.md section 3,
/// rule 11); its id cannot be guessed.
struct FileRoutes: Sendable {
    /// The id follows.
    static let path = "/backend/widget/v2/files/"

    let store: CoreStore

    func add(to router: Router<WireContext>) {
        router.get("\(Self.path):file") { _, context in
            let id = FileID(rawValue: try context.parameters.require("file"))
            guard let file = try await store.file(id) else {
                throw Refusal(.notFound, "there is no such file")
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: file.type,
                    // A file of a visitor's must not run as a page of ours.
                    .contentSecurityPolicy: "sandbox; default-src 'none'",
                    .xContentTypeOptions: "nosniff",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes))
            )
        }
    }
}
