import Foundation
import WidgetProtocol

/// A file that a visitor uploads.
struct VisitorFile: Sendable {
    let name: String
    let type: String
    let content: String
    /// How large the file is; its content is repeated or cut to that.
    let size: Int?

    static let shape = Shape<VisitorFile>.either(
        Shape<String>.text.map { VisitorFile(name: $0) },
        .keys(
            .required("name", .text, "The file's name."),
            .optional("type", .text, "The media type; by default that of the file's ending."),
            .optional("content", .text, "The content; by default a line that names the file."),
            .optional("bytes", .number, "How large it is; by default as large as its content.")
        ) { VisitorFile(name: $0, type: $1, content: $2, size: $3) }
    )

    init(name: String, type: String? = nil, content: String? = nil, size: Int? = nil) {
        self.name = name
        self.type =
            type ?? FileKind(name: name, type: "")?.mediaType ?? "application/octet-stream"
        self.content = content ?? "The content of \(name)."
        self.size = size
    }

    var bytes: Data {
        let own = Data(content.utf8)
        guard let size else { return own }
        var bytes = Data(capacity: size)
        while bytes.count < size { bytes.append(own.isEmpty ? Data([0]) : own) }
        return bytes.prefix(size)
    }
}
