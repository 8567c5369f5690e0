import Foundation

/// The files whose upload is under way.
struct UploadRegister {
    /// How many files may be under way; a newer one takes the place of the oldest.
    private static let limit = 64

    /// The bytes of a file so far.
    struct Upload {
        let id: String
        let total: Int
        var bytes: Data
    }

    private var uploads: [Upload] = []

    /// Takes a chunk.
    ///
    /// A chunk that begins with byte 0 begins the file anew, so that a client may try again.
    ///
    /// - Parameters:
    ///   - bytes: The chunk.
    ///   - range: Where it belongs.
    ///   - id: The id of the file.
    /// - Returns: The whole file with its last chunk, nil before.
    /// - Throws: `FileRefusal` for a chunk that does not follow; what came before stays.
    mutating func add(
        _ bytes: Data,
        at range: ContentRange,
        of id: String
    ) throws(FileRefusal) -> Data? {
        if range.first == 0 {
            uploads.removeAll { $0.id == id }
            if uploads.count == Self.limit { uploads.removeFirst() }
            uploads.append(Upload(id: id, total: range.total, bytes: Data()))
        }
        guard let index = uploads.firstIndex(where: { $0.id == id }) else {
            throw .position(expected: 0, found: range.first)
        }
        let upload = uploads[index]
        guard range.total == upload.total else {
            throw .size(
                "The file began with a total of \(upload.total) bytes, the chunk says"
                    + " \(range.total)."
            )
        }
        guard range.first == upload.bytes.count else {
            throw .position(expected: upload.bytes.count, found: range.first)
        }
        uploads[index].bytes.append(bytes)
        guard uploads[index].bytes.count == upload.total else { return nil }
        return uploads.remove(at: index).bytes
    }
}

/// The place of a chunk in its file: `bytes 0-1048575/5000000` (RFC 9110 section 14.4).
struct ContentRange: Equatable {
    let first: Int
    let total: Int

    /// The whole of a file that comes in one piece.
    init(whole count: Int) {
        first = 0
        total = count
    }

    /// Reads the header and compares it with the body that it speaks of.
    init(_ text: String, bodyCount: Int) throws(FileRefusal) {
        guard let match = text.wholeMatch(of: /(?i:bytes) +(\d{1,15})-(\d{1,15})\/(\d{1,15})/),
            let first = Int(match.1), let last = Int(match.2), let total = Int(match.3),
            first <= last, last < total
        else { throw .range(text) }
        guard last - first + 1 == bodyCount else {
            throw .size(
                "The header Content-Range '\(text)' speaks of \(last - first + 1) bytes, the body"
                    + " has \(bodyCount)."
            )
        }
        self.first = first
        self.total = total
    }
}
