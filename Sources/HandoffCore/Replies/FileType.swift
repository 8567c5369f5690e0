import Foundation

/// What a file is: what its name says where nothing else is known, and what its bytes say where a
/// browser is to show it.
///
/// Creatio keeps no media type of an `ActivityFile` (creatio.md section 4.2).
struct FileType: Sendable, Equatable {
    let mediaType: String

    init(name: String) {
        let ending = name.lowercased().split(separator: ".").dropFirst().last.map(String.init)
        mediaType = ending.flatMap { Self.byEnding[$0] } ?? Self.unknown
    }

    /// The type of a picture, by how its bytes begin; nil for anything that is none.
    ///
    /// SVG is not among them: it can hold a script.
    init?(picture bytes: Data) {
        let type = Self.signatures.first { bytes.starts(with: $0.beginning) }?.mediaType
        let isWebP =
            bytes.starts(with: Data("RIFF".utf8))
            && bytes.dropFirst(8).starts(with: Data("WEBP".utf8))
        guard let type = isWebP ? "image/webp" : type else { return nil }
        mediaType = type
    }

    static let unknown = "application/octet-stream"

    private static let signatures: [(beginning: [UInt8], mediaType: String)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        (Array("GIF8".utf8), "image/gif"),
    ]

    private static let byEnding = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
        "webp": "image/webp", "pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv",
        "doc": "application/msword", "xls": "application/vnd.ms-excel",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip", "mp3": "audio/mpeg", "mp4": "video/mp4", "wav": "audio/wav",
    ]
}
